import { endHolds, finishIssues } from '../issues/completion.ts';
import { sealDigests } from '../issues/digests.ts';
import { expireLeases, renewLeases } from '../deliveries/ledger.ts';
import { digestContent, periodInWords } from '../mail/digest-content.ts';
import { readManifest } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';
import { forgetOldLimits } from '../readers/joining/limits.ts';
import { forgetUnconfirmed } from '../readers/joining/subscription.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/open-store.ts';
import { showLife } from './life-signs.ts';
import type { RelayHealth } from './relay-health.ts';

const tidyingPause = 60 * 60_000;
const lifeSignPause = 10_000;
const manifestPause = 60_000;

/** What a worker looks at from time to time, beside sending. */
export class Chores {
  private readonly store: Store;
  private readonly settings: Settings;
  private readonly name: string;
  private readonly relay: RelayHealth;
  private leasesRenewed = 0;
  private tidied = 0;
  private startedAt: number | null = null;
  private lastManifest: { at: number; read: Promise<Manifest | undefined> } = {
    at: Number.NEGATIVE_INFINITY,
    read: Promise.resolve(undefined),
  };
  private shown = { at: 0, relay: '' };

  constructor(store: Store, settings: Settings, name: string, relay: RelayHealth) {
    this.store = store;
    this.settings = settings;
    this.name = name;
    this.relay = relay;
  }

  async tend(now: number): Promise<void> {
    await this.showLife(now, null);
    if (Math.abs(now - this.leasesRenewed) > this.settings.lease / 4) {
      await renewLeases(this.store, this.name, now + this.settings.lease);
      this.leasesRenewed = now;
    }
    await expireLeases(this.store, now);
    await endHolds(this.store, now);
    await sealDigests(
      this.store,
      (period, articles) =>
        digestContent(periodInWords(period), articles, this.settings.postalAddress),
      {
        now,
        hold: this.settings.hold,
        hour: this.settings.digestHour,
        manifest: () => this.manifest(now),
      },
    );
    await finishIssues(this.store, now);
    if (Math.abs(now - this.tidied) > tidyingPause) {
      await forgetUnconfirmed(this.store.db, now);
      await forgetOldLimits(this.store.db, now);
      this.tidied = now;
    }
  }

  /** What the site says now, read at most once a minute. */
  private manifest(now: number): Promise<Manifest | undefined> {
    if (Math.abs(now - this.lastManifest.at) > manifestPause)
      this.lastManifest = {
        at: now,
        read: readManifest(this.settings.manifest).catch(() => undefined),
      };
    return this.lastManifest.read;
  }

  /** Says that this worker was told to end. */
  async farewell(now: number): Promise<void> {
    await this.showLife(now, now);
  }

  private async showLife(now: number, stoppedAt: number | null): Promise<void> {
    this.startedAt ??= now;
    const { failingSince, failure, answer } = this.relay.state;
    const relay = `${failingSince} ${failure}`;
    const recently = Math.abs(now - this.shown.at) < lifeSignPause;
    if (stoppedAt === null && recently && relay === this.shown.relay) return;
    await showLife(this.store.db, {
      name: this.name,
      started_at: this.startedAt,
      seen_at: now,
      stopped_at: stoppedAt,
      relay_reached_at: this.relay.state.reachedAt,
      relay_answer: answer,
      relay_failing_since: failingSince,
      relay_failure: failure,
    });
    this.shown = { at: now, relay };
  }
}

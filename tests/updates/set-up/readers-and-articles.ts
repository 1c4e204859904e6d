import { createHash } from 'node:crypto';
import { emailKey } from '../../../src/updates/readers/email-key.ts';
import { newPublicId } from '../../../src/updates/readers/links/public-id.ts';
import { planUpdates } from '../../../src/updates/issues/planning.ts';
import { sealPlan } from '../../../src/updates/issues/sealing.ts';
import type { SealedIssue } from '../../../src/updates/issues/sealing.ts';
import type { Manifest, ManifestArticle } from '../../../src/updates/manifest.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';
import type { Frequency } from '../../../src/updates/store/schema.ts';

/** The key under which readers of these tests are known. */
export const addressKey = Buffer.alloc(32, 7);

/** An article of the manifest, as the build would write it. */
export function article(id: string, changes: Partial<ManifestArticle> = {}): ManifestArticle {
  const content = {
    title: `About ${id}`,
    description: 'What a rep does on a Monday, and why.',
    html: '<p>Call first, mail later.</p>',
  };
  const whole = {
    id,
    url: `https://onegoodweek.example/articles/${id}/`,
    published: '2026-05-14T07:30:00.000Z',
    send: true,
    ...content,
    ...changes,
  };
  return { ...whole, hash: createHash('sha256').update(JSON.stringify(whole)).digest('hex') };
}

export function manifestOf(...articles: ManifestArticle[]): Manifest {
  return { version: 1, site: 'https://onegoodweek.example', articles };
}

/** Adds confirmed readers, named reader-1@… and so on. @returns their ids. */
export async function addReaders(
  store: Store,
  count: number,
  options: { frequency?: Frequency; confirmedAt?: number; domain?: (index: number) => string } = {},
): Promise<number[]> {
  const { frequency = 'each', confirmedAt = 1, domain = () => 'readers.example' } = options;
  const ids: number[] = [];
  for (let start = 0; start < count; start += 500) {
    const rows = Array.from({ length: Math.min(500, count - start) }, (_, offset) => {
      const email = `reader-${start + offset + 1}@${domain(start + offset)}`;
      return {
        email,
        public_id: newPublicId(),
        email_key: emailKey(email, addressKey),
        state: 'active' as const,
        frequency,
        created_at: 1,
        confirmed_at: confirmedAt,
        consent: JSON.stringify({ how: 'form', wording: 'the form’s words', asked: '2026-01-01' }),
        request: null,
      };
    });
    const inserted = await store.db
      .insertInto('subscribers')
      .values(rows)
      .returning('id')
      .execute();
    ids.push(...inserted.map(({ id }) => id));
  }
  return ids;
}

/** Plans and seals what is new. */
export async function publish(
  store: Store,
  manifest: Manifest,
  { now, hold = 0, articles }: { now: number; hold?: number; articles?: string[] },
): Promise<SealedIssue[]> {
  const plan = await planUpdates(store, manifest, {
    now,
    postalAddress: null,
    ...(articles && { articles }),
  });
  return sealPlan(store, plan, { now, hold });
}

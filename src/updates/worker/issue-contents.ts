import type { Claim } from '../deliveries/ledger.ts';
import { confirmationContent } from '../mail/issue-content.ts';
import type { IssueContent } from '../mail/issue-content.ts';
import { welcomeContent } from '../mail/welcome-content.ts';
import type { Store } from '../store/open-store.ts';

const kept = 8;

/** Reads what issues say, keeping the last few: thousands of deliveries share one. */
export function issueContents(
  store: Store,
  postalAddress: string | null,
): (claim: Claim) => Promise<IssueContent> {
  const confirmation = confirmationContent(postalAddress);
  const welcome = welcomeContent(postalAddress);
  const read = new Map<number, Promise<IssueContent>>();
  return (claim) => {
    if (claim.kind === 'confirmation') return Promise.resolve(confirmation);
    if (claim.kind === 'welcome') return Promise.resolve(welcome);
    const known = read.get(claim.issueId);
    if (known) return known;
    const content = store.db
      .selectFrom('issues')
      .select(['subject', 'html', 'text'])
      .where('id', '=', claim.issueId)
      .executeTakeFirstOrThrow();
    const [oldest] = read.keys();
    if (read.size >= kept && oldest !== undefined) read.delete(oldest);
    read.set(claim.issueId, content);
    content.catch(() => read.delete(claim.issueId));
    return content;
  };
}

import { stringify } from 'yaml';
import type { Lose } from '../body/losses.ts';
import { shortHash } from '../../permanent-id.ts';
import { plainWords, within } from './plain-words.ts';
import { slugOf } from '../../slug.ts';

const mostTopics = 4;
const none = /^(?:uncategori[sz]ed|allgemein|none|default)$/i;

/** Finds a topic here for what an old article was filed under, and thinks up the ones that are missing. */
export class Topics {
  readonly #bySlug: Map<string, string>;
  readonly #byTitle = new Map<string, string>();
  readonly #fallback: string;

  /**
   * @param here the titles of the topics that exist, by slug.
   * @param fallback the topic of articles without any.
   */
  constructor(here: ReadonlyMap<string, string>, fallback: string) {
    this.#bySlug = new Map(here);
    for (const [slug, title] of here) this.#byTitle.set(folded(title), slug);
    this.#fallback = fallback;
  }

  /** The slugs for an article's topics, the main one first: at least one, at most four. */
  slugsFor(names: readonly string[], lose: Lose): string[] {
    const wanted = names.map(plainWords).filter((name) => name !== '' && !none.test(name));
    if (wanted.length === 0) lose(`It had no topic, and is filed under “${this.#fallback}”`);
    const slugs = new Set<string>();
    const over: string[] = [];
    for (const name of wanted.length > 0 ? wanted : [this.#fallback]) {
      if (slugs.size < mostTopics) slugs.add(this.#slugFor(name, lose));
      else if (!slugs.has(this.known(name) ?? '')) over.push(name);
    }
    if (over.length > 0) lose(`It had more than four topics; left out: ${over.join(', ')}`);
    return [...slugs];
  }

  /** The file of a topic that was thought up here. */
  file(slug: string): string {
    const title = this.#bySlug.get(slug) ?? slug;
    const description = `Everything filed under “${title}” on the blog before this one, and what has come since.`;
    return `---\n${stringify({ title, description }, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}---\n`;
  }

  /** The slug of a topic that is here, or was thought up; `undefined` where nothing is filed under it. */
  known(name: string): string | undefined {
    const slug = slugOf(name);
    return this.#byTitle.get(folded(name)) ?? (this.#bySlug.has(slug) ? slug : undefined);
  }

  #slugFor(name: string, lose: Lose): string {
    const known = this.known(name);
    if (known !== undefined) return known;
    const slug = slugOf(name) || `topic-${shortHash(name)}`;
    const title = within(name.length < 2 ? `Topic ${name}` : name, 30);
    if (title !== name) lose(`The topic “${name}” is called “${title}” here`);
    this.#bySlug.set(slug, title);
    this.#byTitle.set(folded(name), slug);
    return slug;
  }
}

const folded = (title: string): string => title.toLowerCase().replace(/\s+/g, ' ').trim();

import {
  appendFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { outputFolder } from './build-systems.ts';
import type { System } from './build-systems.ts';
import { articleFile, writeArticle, writeContent } from './generated-articles-files.ts';
import { generatedArticle } from './generated-articles-text.ts';

/** What happened before a build. */
export const scenarios = ['cold', 'warm', 'change', 'new', 'layout'] as const;
export type Scenario = (typeof scenarios)[number];

/** The scenarios in words. */
export const scenarioNames: Readonly<Record<Scenario, string>> = {
  cold: 'From nothing',
  warm: 'Nothing changed',
  change: 'One article changed',
  new: 'One article more',
  layout: 'The layout changed',
};

const layoutMark = 'class="standfirst"';

/** A system's own folder with a blog of one size in it, and what can happen to it. */
export class Site {
  readonly system: System;
  readonly folder: string;
  readonly #seed: number;
  readonly #count: number;
  readonly #layout: string;
  #articles: number;

  constructor(system: System, folder: string, seed: number, count: number) {
    this.system = system;
    this.folder = folder;
    this.#seed = seed;
    this.#count = count;
    this.#articles = count;
    rmSync(folder, { recursive: true, force: true });
    writeContent(this.#content, seed, count, system.audience);
    system.prepare(folder);
    this.#layout = readFileSync(join(folder, system.layout), 'utf8');
  }

  /** Makes the blog what it was at first; what builds left behind stays. */
  restore(): void {
    writeFileSync(join(this.folder, this.system.layout), this.#layout);
    writeArticle(this.#content, this.#edited, this.system.audience);
    rmSync(articleFile(this.#content, this.#added, this.system.audience), { force: true });
    this.#articles = this.#count;
  }

  /**
   * Lets a scenario happen.
   * @param mark a word that is in no page yet.
   * @returns what to call after the build: it throws when the built site doesn't show what happened.
   */
  happen(scenario: Scenario, mark: string): () => void {
    const { audience } = this.system;
    if (scenario === 'cold') {
      for (const name of this.system.leftovers) {
        rmSync(join(this.folder, name), { recursive: true, force: true });
      }
    }
    if (scenario === 'change') {
      appendFileSync(
        articleFile(this.#content, this.#edited, audience),
        `\nAdded later: ${mark}.\n`,
      );
    }
    if (scenario === 'new') {
      writeArticle(this.#content, this.#added, audience);
      this.#articles = this.#count + 1;
    }
    if (scenario === 'layout') {
      const changed = this.#layout.replace(layoutMark, `${layoutMark} data-mark="${mark}"`);
      this.#expect(scenario, changed !== this.#layout, `a layout without ${layoutMark}`);
      writeFileSync(join(this.folder, this.system.layout), changed);
    }
    return () => this.#check(scenario, mark);
  }

  #check(scenario: Scenario, mark: string): void {
    const pages = readdirSync(join(this.folder, outputFolder, 'articles')).filter((name) =>
      existsSync(join(this.folder, outputFolder, 'articles', name, 'index.html')),
    ).length;
    const page = `articles/${this.#edited.slug}/index.html`;
    this.#expect(scenario, pages === this.#articles, `${pages} articles, not ${this.#articles}`);
    if (scenario === 'change' || scenario === 'layout') {
      this.#expect(scenario, this.#built(page).includes(mark), `no "${mark}" in ${page}`);
    }
    if (scenario === 'new') {
      const shown = this.#built('index.html').includes(`/articles/${this.#added.slug}/`);
      this.#expect(scenario, shown, 'a home page without the new article');
    }
  }

  #built(path: string): string {
    return readFileSync(join(this.folder, outputFolder, path), 'utf8');
  }

  #expect(scenario: Scenario, met: boolean, found: string): void {
    if (!met) throw new Error(`${this.system.name}, "${scenarioNames[scenario]}": built ${found}.`);
  }

  get #content(): string {
    return join(this.folder, this.system.content);
  }

  /** The article in the middle, which has no calculator. */
  get #edited() {
    return generatedArticle(this.#seed, Math.floor(this.#count / 2), this.#count);
  }

  get #added() {
    return generatedArticle(this.#seed, this.#count, this.#count);
  }
}

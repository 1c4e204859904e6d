import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lose } from '../body/losses.ts';
import { quoted } from '../body/losses.ts';
import { shortHash } from '../../permanent-id.ts';
import { slugOf } from '../../slug.ts';
import { lastSegment } from '../../last-segment.ts';
import type { Downloads } from './downloads.ts';
import type { ExportFolder } from './export-folder.ts';
import { pictureKind } from './picture-kind.ts';

/** A picture that comes along, beside the article. */
export interface Picture {
  readonly name: string;
  readonly from: string | Uint8Array;
}

/** What became of a picture: its name beside the article, else its address on the network if it has one. */
export type Found = { readonly name: string } | { readonly address: string | undefined };

/** Where an article's pictures may be. */
export interface PicturePlaces {
  readonly folder: ExportFolder | undefined;
  /** The folder of this article from an earlier run, which may have pictures that were downloaded. */
  readonly before: string;
  /** The article's own old address, which relative ones start from. */
  readonly base: string | undefined;
  readonly downloads: Downloads | undefined;
}

/** The pictures of one article: each is looked for once, and gets a name of its own. */
export class ArticlePictures {
  readonly pictures: Picture[] = [];
  readonly #places: PicturePlaces;
  readonly #lose: Lose;
  readonly #found = new Map<string, Promise<Found>>();

  constructor(places: PicturePlaces, lose: Lose) {
    this.#places = places;
    this.#lose = lose;
  }

  find(src: string): Promise<Found> {
    const known = this.#found.get(src) ?? this.#look(src);
    this.#found.set(src, known);
    return known;
  }

  async #look(src: string): Promise<Found> {
    if (src.startsWith('data:')) return this.#fromData(src);
    const file = this.#places.folder?.find(src);
    if (file !== undefined) return this.#add(src, file, slugOf(lastSegment(withoutEnding(src))));
    const address = this.#fullAddress(src);
    if (address === undefined) {
      this.#lose(
        `A picture is missing, because the export doesn’t have its file: ${quoted(src) || 'it names none'}`,
      );
      return { address };
    }
    return this.#fromNetwork(address);
  }

  #fullAddress(src: string): string | undefined {
    if (!URL.canParse(src, this.#places.base)) return undefined;
    const { protocol, href } = new URL(src, this.#places.base);
    return /^https?:$/.test(protocol) ? href : undefined;
  }

  async #fromData(src: string): Promise<Found> {
    const [, base64, data = ''] =
      /^data:image\/[\w.+-]+((?:;[\w=-]+)*;base64)?,([\s\S]*)$/i.exec(src) ?? [];
    const bytes = Buffer.from(base64 ? data : '', 'base64');
    return this.#add(
      'a picture written into the article itself',
      bytes,
      `picture-${shortHash(src)}`,
    );
  }

  async #fromNetwork(address: string): Promise<Found> {
    const stem = `${slugOf(lastSegment(withoutEnding(address))) || 'picture'}-${shortHash(address).slice(0, 6)}`;
    const present = await readdir(this.#places.before).catch(() => []);
    const before = present.find((name) => name.startsWith(`${stem}.`));
    if (before !== undefined) return this.#add(address, join(this.#places.before, before), stem);
    if (!this.#places.downloads) {
      this.#lose(
        `A picture is only on the network and became a link (--download fetches it): ${quoted(address)}`,
      );
      return { address };
    }
    const got = await this.#places.downloads.fetch(address);
    if ('refused' in got) {
      this.#lose(
        `A picture was not downloaded and became a link, because ${got.refused}: ${quoted(address)}`,
      );
      return { address };
    }
    return this.#add(address, got.file, stem);
  }

  async #add(src: string, from: string | Uint8Array, stem: string): Promise<Found> {
    const kind = await pictureKind(from);
    if ('refused' in kind) {
      this.#lose(`A picture was left out, because ${kind.refused}: ${quoted(src)}`);
      return { address: this.#fullAddress(src) };
    }
    const same = this.pictures.find((picture) => picture.from === from);
    if (same) return { name: same.name };
    const name = this.#free(stem || 'picture', kind.ending);
    this.pictures.push({ name, from });
    return { name };
  }

  #free(stem: string, ending: string): string {
    const taken = new Set(this.pictures.map(({ name }) => name));
    let name = `${stem}.${ending}`;
    for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}.${ending}`;
    return name;
  }
}

const withoutEnding = (address: string): string =>
  address.replace(/[?#].*$/, '').replace(/\.\w{2,5}$/, '');

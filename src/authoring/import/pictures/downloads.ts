import { lookup } from 'node:dns';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { request as requestPlain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isPublicAddress } from './public-address.ts';

/** What became of a download: a file in the folder for downloads, or why there is none. */
export type Downloaded = { readonly file: string } | { readonly refused: string };

/** How much is fetched, and from where. */
export interface DownloadLimits {
  /** Bytes of one picture. */
  readonly each: number;
  /** Bytes of all pictures of a run. */
  readonly all: number;
  /** Milliseconds for one picture, redirects included. */
  readonly time: number;
  readonly redirects: number;
  /** Whether an IP address may be asked. */
  readonly mayAsk: (address: string) => boolean;
}

/** Big enough for any picture of an article, small enough that an export can't fill a disk. */
export const usualLimits: DownloadLimits = {
  each: 10 * 1024 * 1024,
  all: 200 * 1024 * 1024,
  time: 10_000,
  redirects: 3,
  mayAsk: isPublicAddress,
};

class Refused extends Error {}

/** Fetches pictures from the public network into a folder, each address once. */
export class Downloads {
  readonly #folder: string;
  readonly #limits: DownloadLimits;
  readonly #known = new Map<string, Promise<Downloaded>>();
  #left: number;

  constructor(folder: string, limits: DownloadLimits = usualLimits) {
    this.#folder = folder;
    this.#limits = limits;
    this.#left = limits.all;
  }

  fetch(address: string): Promise<Downloaded> {
    const known = this.#known.get(address) ?? this.#fetch(address);
    this.#known.set(address, known);
    return known;
  }

  async #fetch(address: string): Promise<Downloaded> {
    const file = join(this.#folder, `download-${this.#known.size}`);
    const signal = AbortSignal.timeout(this.#limits.time);
    try {
      const response = await this.#follow(new URL(address), signal);
      await pipeline(response, (chunks) => this.#counted(chunks), createWriteStream(file), {
        signal,
      });
      return { file };
    } catch (error) {
      if (error instanceof Refused) return { refused: error.message };
      if (signal.aborted) return { refused: `it took longer than ${this.#limits.time / 1000} s` };
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      return { refused: `it can’t be reached${code}` };
    }
  }

  async #follow(start: URL, signal: AbortSignal): Promise<IncomingMessage> {
    let url = start;
    for (let redirects = 0; redirects <= this.#limits.redirects; redirects += 1) {
      const response = await this.#ask(url, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        if (!URL.canParse(headers.location, url)) throw new Refused('it leads on to no address');
        url = new URL(headers.location, url);
        continue;
      }
      const problem = this.#problem(statusCode, headers);
      if (problem === undefined) return response;
      response.destroy();
      throw new Refused(problem);
    }
    throw new Refused(`it leads on more than ${this.#limits.redirects} times`);
  }

  #problem(status: number, headers: IncomingMessage['headers']): string | undefined {
    if (status !== 200) return `its server answers ${status}`;
    const kind = headers['content-type'] ?? 'image/unknown';
    if (!/^(?:image\/|application\/octet-stream|binary\/)/i.test(kind))
      return `its server says that it is no picture (${kind.slice(0, 60)})`;
    return Number(headers['content-length'] ?? 0) > this.#limits.each ? this.#tooBig() : undefined;
  }

  #tooBig(): string {
    return `it is bigger than ${Math.round(this.#limits.each / 1024 / 1024)} MB`;
  }

  async #ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    if (!/^https?:$/.test(url.protocol)) throw new Refused('it is neither http nor https');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !this.#limits.mayAsk(host)) throw new Refused(notPublic);
    const request = url.protocol === 'https:' ? requestSecure : requestPlain;
    const asked = request(url, {
      signal,
      lookup: this.#lookup,
      agent: false,
      headers: { accept: 'image/*', 'accept-encoding': 'identity' },
    });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    // A connection that breaks later is told of by the response.
    asked.on('error', () => undefined);
    return response;
  }

  /** Resolves names to addresses that may be asked, and the connection goes to just these. */
  readonly #lookup: LookupFunction = (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      if (!found.every(({ address }) => this.#limits.mayAsk(address)))
        return done(new Refused(notPublic), '');
      if (options.all) return done(null, found);
      const [first] = found;
      return first ? done(null, first.address, first.family) : done(new Refused(notPublic), '');
    });
  };

  async *#counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      this.#left -= chunk.length;
      if (bytes > this.#limits.each) throw new Refused(this.#tooBig());
      if (this.#left < 0)
        throw new Refused(
          `all downloads together are bigger than ${Math.round(this.#limits.all / 1024 / 1024)} MB`,
        );
      yield chunk;
    }
  }
}

const notPublic = 'it is not on the public network';

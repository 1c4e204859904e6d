import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createStreamBody } from '@hono/node-server/utils/stream';
import type { Context } from 'hono';
import type { BuiltFile } from '../built-files.ts';
import { byteRange } from './byte-ranges.ts';
import { preferredEncoding, type Encoding } from './content-negotiation.ts';
import { entityTags } from './entity-tags.ts';

// Up to here one read is cheaper than a stream; a larger file is never held in memory whole.
const readAtOnce = 64 * 1024;

/** Answers a request with a file. */
export type FileResponse = (
  context: Context,
  file: BuiltFile,
  answer?: { status: 404 },
) => Promise<Response>;

/**
 * Answers with files: the compressed copy a reader likes best, the part of a file that was asked for,
 * an entity tag. An answer with a status of its own is sent whole and without a tag.
 */
export function fileResponse(): FileResponse {
  const entityTag = entityTags();
  return async (context, file, answer) => {
    const range = answer || context.req.method !== 'GET' ? undefined : context.req.header('Range');
    const encoding = range === undefined ? encodingFor(context, file) : undefined;
    const location = (encoding && file.copies.get(encoding)) ?? file.location;
    const handle = await open(location, constants.O_RDONLY | constants.O_NOFOLLOW);
    let streamed = false;
    try {
      const state = await handle.stat();
      context.header('Content-Type', file.contentType);
      if (encoding) context.header('Content-Encoding', encoding);
      if (file.copies.size > 0) context.header('Vary', 'Accept-Encoding');
      let part: ReturnType<typeof byteRange>;
      if (!answer) {
        const tag = await entityTag(location, handle, state);
        context.header('ETag', tag);
        context.header('Accept-Ranges', 'bytes');
        const condition = context.req.header('If-Range') ?? tag;
        if (range !== undefined && condition === tag) part = byteRange(range, state.size);
      }
      if (part === 'unsatisfiable') {
        context.header('Content-Range', `bytes */${state.size}`);
        return context.body(null, 416);
      }
      if (part) context.header('Content-Range', `bytes ${part.start}-${part.end}/${state.size}`);
      const { start, end } = part ?? { start: 0, end: state.size - 1 };
      const length = end - start + 1;
      const status = answer?.status ?? (part ? 206 : 200);
      context.header('Content-Length', String(length));
      if (context.req.method === 'HEAD') return context.body(null, status);
      if (length <= readAtOnce) return context.body(await bytes(handle, start, length), status);
      streamed = true;
      return context.body(createStreamBody(handle.createReadStream({ start, end })), status);
    } finally {
      // A stream closes the file at its end, or when the reader hangs up.
      if (!streamed) await handle.close();
    }
  };
}

function encodingFor(context: Context, file: BuiltFile): Encoding | undefined {
  return preferredEncoding(context.req.header('Accept-Encoding') ?? '', [...file.copies.keys()]);
}

async function bytes(
  file: FileHandle,
  position: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, { position, length });
  if (bytesRead !== length) throw new Error('A file became shorter while it was read.');
  return buffer;
}

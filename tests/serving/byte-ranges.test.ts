import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCompressedCopies } from '../../src/integrations/compressed-copies.ts';
import { byteRange } from '../../src/serving/answers/byte-ranges.ts';
import { folderOf, served } from './served-site.ts';

const text = Array.from({ length: 500 }, (_, index) => `line ${index}`).join('\n');

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-4', 0, 4],
    ['bytes=10-', 10, text.length - 1],
    ['bytes=-7', text.length - 7, text.length - 1],
    ['bytes=0-999999', 0, text.length - 1],
    ['bytes=-999999', 0, text.length - 1],
    ['Bytes=3-3', 3, 3],
  ])('%s comes as it was asked for, never compressed', async (range, start, end) => {
    const folder = await folderOf({ 'a.txt': text });
    await writeCompressedCopies(folder);
    const ask = await served(folder);
    const answer = await ask('/a.txt', { Range: range, 'Accept-Encoding': 'br' });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/${text.length}`);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body.toString()).toBe(text.slice(start, end + 1));
  });

  it.each([`bytes=${text.length}-`, 'bytes=-0', 'bytes=999999-9999999'])(
    '%s is outside: 416 with the size',
    async (range) => {
      const ask = await served(await folderOf({ 'a.txt': text }));
      const answer = await ask('/a.txt', { Range: range });
      expect(answer.status).toBe(416);
      expect(answer.headers['content-range']).toBe(`bytes */${text.length}`);
      expect(answer.body).toHaveLength(0);
    },
  );

  it.each(['bytes=5-2', 'bytes=a-b', 'bytes=-', 'lines=0-4', 'bytes=0-1,4-5', 'bytes 0-4'])(
    '%s is passed over: the whole comes',
    async (range) => {
      const ask = await served(await folderOf({ 'a.txt': text }));
      const answer = await ask('/a.txt', { Range: range });
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toBe(text);
    },
  );

  it('comes only from the very file that If-Range names', async () => {
    const ask = await served(await folderOf({ 'a.txt': text }));
    const tag = String((await ask('/a.txt')).headers.etag);
    const ranged = async (condition: string): Promise<number> =>
      (await ask('/a.txt', { Range: 'bytes=0-4', 'If-Range': condition })).status;
    expect(await ranged(tag)).toBe(206);
    expect(await ranged(`W/${tag}`)).toBe(200);
    expect(await ranged('"other"')).toBe(200);
    expect(await ranged('Sun, 22 Nov 2026 06:00:00 GMT')).toBe(200);
  });

  it('is nothing for HEAD, and nothing to find in an empty file', async () => {
    const ask = await served(await folderOf({ 'a.txt': text, 'empty.txt': '' }));
    expect((await ask('/a.txt', { Range: 'bytes=0-4' }, 'HEAD')).status).toBe(200);
    expect((await ask('/empty.txt', { Range: 'bytes=0-' })).status).toBe(416);
    const empty = await ask('/empty.txt');
    expect([empty.status, empty.headers['content-length']]).toEqual([200, '0']);
  });

  it('never reaches outside of the file', () => {
    const number = fc.option(fc.nat({ max: 50 }), { nil: '' });
    fc.assert(
      fc.property(number, number, fc.nat({ max: 30 }), (first, last, size) => {
        const range = byteRange(`bytes=${first}-${last}`, size);
        if (range === undefined || range === 'unsatisfiable') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});

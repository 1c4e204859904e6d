import { expect, test } from 'vitest';
import { missingPicture } from '../../../../../src/authoring/check/rules/pictures/missing-picture.ts';
import { pictureAddress } from '../../../../../src/authoring/check/rules/pictures/picture-address.ts';
import { pictureSize } from '../../../../../src/authoring/check/rules/pictures/picture-size.ts';
import { unusedPicture } from '../../../../../src/authoring/check/rules/pictures/unused-picture.ts';
import { article, inFile, inShort, inSite } from '../written.ts';

const sources = {
  'articles/one/index.mdx': article('![A ladder](./ladder.png)', {
    cover: '\n  src: ./cover.png\n  alt: A wall',
  }),
};
const ladder = { file: 'content/articles/one/ladder.png' };
const cover = { file: 'content/articles/one/cover.png' };

test('pictures that are there, shown, and of a fair size have nothing to say against them', async () => {
  for (const rule of [missingPicture, pictureSize, unusedPicture]) {
    expect(await inSite(rule, sources, [ladder, cover])).toEqual([]);
  }
});

test('a picture that isn’t there is an error, with what was meant', async () => {
  const found = await inSite(missingPicture, sources, [
    cover,
    { file: 'content/articles/one/lader.png' },
  ]);
  expect(inShort(found)).toEqual([
    'error 12:1 There is no picture "./ladder.png" beside this file: put it there, or mend its name. Did you mean "lader.png"?',
  ]);
});

test('a picture with too many pixels or bytes is a warning', async () => {
  const wide = { ...ladder, width: 4000, height: 20 };
  const heavy = { ...cover, bytes: 3 * 1024 * 1024 };
  expect(inShort(await inSite(pictureSize, sources, [wide, heavy]))).toEqual([
    'warning 8:3 "./cover.png" has 3.0 MB: save it smaller, below 1 MB. Pages show it smaller, but mails carry it as it is.',
    'warning 12:1 "./ladder.png" is 4000 by 20 pixels: make it 3,000 at most on its longer side. Pages show it smaller, but mails carry it as it is.',
  ]);
});

test('a picture that nobody shows is a hint', async () => {
  const spare = { file: 'content/articles/one/spare.png' };
  expect(await inSite(unusedPicture, sources, [ladder, cover, spare])).toMatchObject([
    { level: 'hint', file: 'content/articles/one/index.mdx' },
  ]);
});

test.each([
  ['<img src="./ladder.png" alt="A ladder" />', 'write ![A ladder](./ladder.png)'],
  ['<img src="https://example.com/a/ladder.png?w=2" alt="" />', 'write ![](./ladder.png)'],
  ['![A ladder](/ladder.png)', 'write ![A ladder](./ladder.png)'],
  ['![A ladder](https://example.com/ladder.png)', 'write ![A ladder](./ladder.png)'],
])('an address that can’t be shown is an error: %s', async (body, sentence) => {
  const [found] = await inFile(pictureAddress, article(body));
  expect(found).toMatchObject({ level: 'error', at: { line: 9, column: 1 } });
  expect(found?.sentence).toContain(sentence);
});

test('pictures from beside the file, and tags with pictures of public/, are shown', async () => {
  const body = '<img src="/favicon.svg" alt="" />\n\n![A ladder](./ladder.png)';
  expect(await inFile(pictureAddress, article(body))).toEqual([]);
});

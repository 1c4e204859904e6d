import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import plainText from '../../../src/build/plain-text.ts';

async function made(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'plain-text-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'one.mdx');
  await writeFile(file, text);
  const plain = await plainText({ file, address: 'https://blog.example/articles/one/' });
  return plain && new TextDecoder().decode(plain.html);
}

test('Markdown alone is finished HTML', async () => {
  expect(await made('---\ntitle: One\n---\n\n## A *b*\n\n- 5 < 6 & so on\n')).toBe(
    '<h2 id="a-b">A <em>b</em></h2>\n<ul>\n<li>5 &lt; 6 &amp; so on</li>\n</ul>',
  );
});

test.each([
  ['a text in braces, which isn’t markup', 'Before.\n\n{"a <b> & c"}\n\nAfter.\n'],
  ['a number in braces', 'Three is {1 + 2}.\n'],
  ['words in a fragment', 'Before.\n\n<>5 &lt; 6</>\n'],
  ['an element by hand', 'Some <em class="said">said</em>.\n'],
  ['a picture', '![A pad](/images/pad.png)\n'],
])('%s is left to the page', async (_, text) => {
  expect(await made(text)).toBeNull();
});

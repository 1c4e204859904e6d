import { expect, test } from 'vitest';
import { imported } from './old-html.ts';

test.each([
  ['headings under the title', '<h1>A</h1><h3>B</h3><h1>C</h1>', '## A\n\n### B\n\n## C'],
  [
    'no program',
    '<p>import a from "b"</p><p>{x} &lt;Today /></p>',
    '&#x69;mport a from "b"\n\n\\{x} \\<Today />',
  ],
  ['emphasis as it was', 'a<b> bold </b>b <i>it</i><i>alic</i>', 'a **bold** b *italic*'],
  ['raised and lowered', 'H<sub>2</sub>O<sup>3</sup>', 'H<sub>2</sub>O<sup>3</sup>'],
  ['curly quotes', '“It’s” … – —', '“It’s” … – —'],
  ['a list in a list without an item', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b'],
  ['terms', '<dl><dt>Stone</dt><dd>A week</dd></dl>', '**Stone**\n\nA week'],
  [
    'code',
    '<pre><code class="language-js">let {a} = `b`;</code></pre>',
    '```js\nlet {a} = `b`;\n```',
  ],
  ['inline code', '<code>{a} `b`</code>', '`` {a} `b` ``'],
  ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
  [
    'a table',
    '<table><tr><th>a<th>b<tr><td>c|d<td>e</table>',
    '| a | b |\n| - | - |\n| c\\|d | e |',
  ],
  ['what only placed things', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'a\n\nb'],
  [
    'a footnote',
    'x<sup><a href="#n1" id="r1">1</a></sup><ol><li id="n1">Note <a href="#r1">↩</a></li></ol>',
    'x[^1]\n\n[^1]: Note',
  ],
  ['paragraphs of an old editor', 'one\ntwo\n\nthree <b>four</b>', 'one\\\ntwo\n\nthree **four**'],
  ['brackets', 'He said so [sic] [1] [see below]', 'He said so \\[sic] \\[1] \\[see below]'],
  ['an example of a template', 'Hi {{ first_name }}', 'Hi \\{\\{ first_name }}'],
  ['a spacer', '<p>a</p><p>&nbsp;</p><p><br></p><p>b</p>', 'a\n\nb'],
  [
    'a link around blocks',
    '<a href="https://x.example/"><h2>A</h2><p>b</p></a>',
    '## [A](https://x.example/)\n\n[b](https://x.example/)',
  ],
  [
    'the comments of an editor',
    '<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --><!--more-->',
    'a',
  ],
  ['a quotation within a line', '<q>a</q>', 'a'],
  [
    'a shortcode of code',
    '[sourcecode language="js"]\nlet a = "<b>x</b>";\n\nif (a &lt; b) {}\n[/sourcecode]',
    '```js\nlet a = "<b>x</b>";\n\nif (a < b) {}\n```',
  ],
  ['a shortcode of code in a line', 'Use [code]npm i[/code] now', 'Use `npm i` now'],
  [
    'a shortcode of code in a list',
    '<ul><li>a [php]b\nc[/php]</li></ul>',
    '- a\n\n  ```php\n  b\n  c\n  ```',
  ],
  ['a shortcode that is an example', '<pre>[code]a[/code]</pre>', '```\n[code]a[/code]\n```'],
  [
    'code of several lines',
    '<p>a <code>b\n  c\n\nd</code> e</p>',
    'a\n\n```\nb\n  c\n\nd\n```\n\ne',
  ],
  ['code that is all of a paragraph', '<p><code>a<br />\n  b</code></p>', '```\na\n  b\n```'],
  ['code with emphasis', '<p><code>a<em><br>b</em></code></p>', '```\na\nb\n```'],
  ['code that a margin broke', '<p>a <code>b\nc</code> d</p>', 'a `b c` d'],
  [
    'a block of code in a list',
    '<ul><li>a<pre>b\n\n  c</pre></li></ul>',
    '- a\n\n  ```\n  b\n\n    c\n  ```',
  ],
])('%s: nothing is lost', (_, html, mdx) => {
  expect(imported(html)).toEqual({ mdx: `${mdx}\n`, lost: [] });
});

test.each([
  [
    '<iframe src="//www.youtube-nocookie.com/embed/ab_1?x=y"></iframe>',
    'Video: [https://www.youtube.com/watch?v=ab_1](https://www.youtube.com/watch?v=ab_1)',
    /frame became a link/,
  ],
  [
    '<video><source src="https://x.example/a.mp4">Get a browser</video>',
    'Video: [https://x.example/a.mp4](https://x.example/a.mp4)',
    /video became a link/,
  ],
  [
    '<object data="https://x.example/a.pdf">No</object>',
    'Shown here before: [https://x.example/a.pdf](https://x.example/a.pdf)',
    /embedded object became a link/,
  ],
  [
    '[embed]https://vimeo.com/1[/embed]',
    'Video: [https://vimeo.com/1](https://vimeo.com/1)',
    /frame became a link/,
  ],
  [
    '<script src="https://gist.github.com/a/1.js"></script>',
    'Code: [https://gist.github.com/a/1](https://gist.github.com/a/1)',
    /script became a link/,
  ],
  ['a<script>track()</script>', 'a', /script was left out: track\(\)/],
  [
    '<form><label>Name</label> <input placeholder="Yours"></form>',
    'Name',
    /form was left out; its words/,
  ],
  ['<a href="javascript:alert(1)">a</a>', 'a', /link was left out.*javascript/],
  ['<a href="#place">a</a>', '[a](#place)', undefined],
  ['[vc_row a="b"]inner[/vc_row]', 'inner', /shortcode was left out.*vc_row/],
  ['a [gallery ids="1,2"]', 'a', /gallery was left out/],
  ['[one]a[/one][two]b[/two] [dropcap]T[/dropcap]he', 'a b The', /shortcode was left out.*two/],
  [
    '<p>a<img src="https://x.example/p.gif" width="1" height="1"><img src="https://pixel.wp.com/b.gif?c"></p>',
    'a',
    /only counted readers.*p\.gif[^]*pixel\.wp\.com/,
  ],
  ["a {{cta('1','justify')}} b {% module x %}", 'a b', /template’s token.*cta/],
  ['<svg><text>a</text></svg>', 'a', /drawing/],
  [
    '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>',
    '| a | |\n| - | - |\n| b | c |',
    /joined cells/,
  ],
  [
    '<table><tr><td>a</td><td><ul><li>b</li><li>c</li></ul></td></tr></table>',
    '| a | b<br />c |\n| - | - |',
    /table with paragraphs/,
  ],
  ['<select><option>a</option></select>b', 'b', /list to choose from.*a/],
])('%s becomes what can be read, and is told of', (html, mdx, told) => {
  const { mdx: written, lost } = imported(html);
  expect(written.trim()).toBe(mdx);
  if (told) expect(lost.join('\n')).toMatch(told);
});

test.each([
  ['A LINE OF CAPITALS\n\nWords.', '## A LINE OF CAPITALS\n\nWords.'],
  ['Under a line\n=====\nWords.', '## Under a line\n\nWords.'],
  ['OK.\n\nYES\n\nIBM', 'OK.\n\nYES\n\nIBM'],
  ['- a\n- b', '- a\n- b'],
  ['3. a\n4. b', '3. a\n4. b'],
  ['1. a\n1. b', '1\\. a\\\n1\\. b'],
  ['short\nlines', 'short\\\nlines'],
  [`${'long '.repeat(12)}\nline`, `${'long '.repeat(12)}line`],
  ['See https://x.example/a.', 'See [https://x.example/a](https://x.example/a).'],
  ['import {a} <b>', '&#x69;mport \\{a} \\<b>'],
])('the plain text %j', (plain, mdx) => {
  expect(imported(plain, 'text')).toEqual({ mdx: `${mdx}\n`, lost: [] });
});

test('Markdown may hold HTML, which is as safe as any other', () => {
  const { mdx, lost } = imported(
    '# A\n\n<div onclick="x()">b <script>x()</script></div>\n\n{c} import d\n\n- [x] done\n- [ ] not\n\n~~e~~ `{f}`\n',
    'markdown',
  );
  expect(mdx).toBe('## A\n\nb\n\n\\{c} import d\n\n- [x] done\n- [ ] not\n\n~~e~~ `{f}`\n');
  expect(lost).toEqual(['A script was left out: x()']);
});

test('footnotes of Markdown stay footnotes', () => {
  const { mdx, lost } = imported('a[^x] b[^y]\n\n[^x]: One {x}\n[^y]: Two\n', 'markdown');
  expect(mdx).toBe('a[^1] b[^2]\n\n[^1]: One \\{x}\n\n[^2]: Two\n');
  expect(lost).toEqual([]);
});

test('elements nested too deeply to follow still give their words', () => {
  const { mdx, lost } = imported(`${'<div>'.repeat(20_000)}<p>deep {x}</p>`);
  expect(mdx).toBe('deep \\{x}\n');
  expect(lost.join()).toContain('nested too deeply');
});

import type { OldArticle } from '../../src/authoring/import/old-article.ts';

const html = (text: string): OldArticle['body'] => ({ kind: 'html', text });
const long = '<p>These are the words that a reader came for, and there are enough of them.</p>';

/** Articles as old blogs have them, with everything in them that could run, break a build or lose an address. */
const articles: readonly (Partial<OldArticle> & Pick<OldArticle, 'body'>)[] = [
  {
    address: 'https://old.example/blog/scripts',
    body: html(
      `${long}<script>alert(1)</script><img src=x onerror="alert(1)"><a href="javascript:alert(1)">a</a><a href=" JaVa&#09;Script:alert(1)">b</a><a href="data:text/html,<script>alert(1)</script>">c</a><svg onload=alert(1)><script>alert(1)</script></svg><math href="javascript:alert(1)">d</math><form action="javascript:alert(1)"><button formaction="javascript:alert(1)">e</button></form><p style="background:url(javascript:alert(1))" onclick=alert(1)>f</p><iframe srcdoc="<script>alert(1)</script>"></iframe><base href="//evil.example"><meta http-equiv=refresh content="0;url=javascript:alert(1)"><template><script>alert(1)</script></template>`,
    ),
  },
  {
    slug: 'braces',
    address: 'https://old.example/blog/Braces_And_More',
    body: html(
      `<p>import x from 'y'</p><p>export default {x} import y from “z” $5 &amp;#123;</p><p>&lt;Today&gt; &lt;script&gt;alert(1)&lt;/script&gt; {process.exit()} {/* */} \${x}</p>${long}`,
    ),
  },
  {
    address: 'https://old.example/2016/05/12/pictures/',
    cover: { src: '/files/ladder.png?width=600' },
    body: html(
      `${long}<figure><a href="/files/ladder.png"><img src="/files/ladder.png" alt="A ladder"></a><figcaption>Up</figcaption></figure><img src="https://cdn.example/far.png" alt="Far {away}"><img src="missing.png"><img src="../../../../etc/passwd"><img src="data:image/svg+xml,<svg onload=alert(1)>">`,
    ),
  },
  {
    address: 'https://old.example/blog/links',
    body: html(
      `${long}<p><a href="/2016/05/12/pictures/#up">one</a> <a href="https://www.old.example/blog/scripts?utm_source=x">two</a> <a href="/contact-us">three</a></p><table><tr><td colspan=2><ul><li>{a}</li></ul></td></tr><tr><td>|</td><td>b</td></tr></table>`,
    ),
  },
  {
    address: 'https://old.example/blog/caf%C3%A9-%E2%98%95',
    title: 'Café ☕: "quotes", {braces} & <tags> # not a comment',
    body: {
      kind: 'markdown',
      text: '# One\n\n{x} <b onclick="alert(1)">bold</b> <script>alert(1)</script>\n\nimport a from "b"\n\n```js\nconst {a} = `<b>`;\n```\n\n| a | b |\n|---|---|\n| {c} | `d` |\n\nA note.[^1]\n\n[^1]: The note {x}.\n',
    },
  },
  {
    address: 'https://old.example/blog/plain.html',
    body: {
      kind: 'text',
      text: 'A LINE IN CAPITALS\n\nimport {x} from <y>\n\n- one {a}\n- two <b>\n\nhttps://example.com/{x}?a=b',
    },
  },
  { address: 'https://old.example/', body: html(long), title: '2020-01-01' },
  { address: 'https://old.example/about/', body: html(long), title: 'yes' },
  { address: 'https://old.example/?p=12', body: html(long), title: 'null' },
  { address: 'https://old.example/blog/scripts/', body: html(long), title: 'The same address' },
  { address: 'https://old.example/archive/2019/', body: html(long), title: 'X'.repeat(300) },
  { address: 'https://old.example/rss.xml', body: html(long), title: '---' },
  {
    address: 'https://old.example/blog/a:b*c/%2e%2e/d',
    body: html(long),
    title: '\u0000\u001b[31m # {x}',
  },
  { address: '/articles/braces/', body: html(''), title: 'Nothing in it' },
  { address: 'https://old.example/blog/nested', body: html('<div>'.repeat(5000) + long) },
];

/** The same as a file: one article a line. */
export function hostileBlog(folder: string): string {
  return articles
    .map((article, index) =>
      JSON.stringify({
        source: '',
        identity: `article ${index}`,
        title: `Article number ${index}`,
        published: `2019-01-${String(index + 1).padStart(2, '0')}T10:00:00+02:00`,
        topics: ['Goals & "grit"', 'Ünïcödé', '2019', 'R', 'A fifth topic'],
        folder,
        ...article,
      }),
    )
    .join('\n');
}

import { getEntry } from 'astro:content';
import { html } from 'hono/html';
import { articlePath } from '../../articles/addresses.ts';
import { portableHtml } from '../../article-text/for-feeds-and-mail.ts';
import { portableElements } from '../../components/article/article-elements.ts';
import { manifestArticle } from '../../feeds/manifest-article.ts';
import { rssFeed } from '../../feeds/rss-feed.ts';
import { site } from '../../site.ts';
import { articleContent } from '../../updates/mail/issue-content.ts';
import { asSample } from '../../updates/mail/placeholders.ts';

/** Where the previews of mails and feeds are, in development alone. */
export const previewPath = /^\/__desk-preview\/([a-z0-9-]+)\/(mail|letter|feed)\/?$/;

/** An article as a mailbox or a feed reader gets it; nothing for another path. */
export async function previewAt(path: string): Promise<Response | undefined> {
  const [, slug, part] = previewPath.exec(path) ?? [];
  const article = slug === undefined ? undefined : await getEntry('articles', slug);
  if (!article) return undefined;
  if (part === 'feed') {
    const { title, description } = article.data;
    const feed = { title, description, path: '/rss.xml', articles: [article] };
    const xml = await rssFeed(feed, (each) => portableHtml(each, portableElements));
    const [item = xml] = /<item>[\s\S]*<\/item>/.exec(xml) ?? [];
    return answer(item, 'text/plain');
  }
  const body = await portableHtml(article, portableElements);
  const content = articleContent(manifestArticle(article, body), null);
  // Pictures are there under the site's own address only once it is online.
  if (part === 'letter') return answer(atHome(asSample(content.html)), 'text/html');
  const subject = asSample(content.subject);
  const page = html`<!doctype html>
    <html lang="${site.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>The mail: ${subject}</title>
        <link rel="stylesheet" href="/src/styles/tokens.css" />
        <link rel="stylesheet" href="/src/authoring/desk/outside-the-site.css" />
      </head>
      <body>
        <header>
          <p><a href="${articlePath(article)}">Back to the article</a></p>
          <h1>${subject}</h1>
          <p>
            From ${site.name}. ${Math.ceil(Buffer.byteLength(content.html) / 1024)} KB.
            ${content.isSummary ? 'Too long for a mail: readers get the summary and a link.' : ''}
          </p>
        </header>
        <main>
          <section>
            <h2>On a phone</h2>
            <iframe class="phone" title="The mail on a phone" src="../letter/"></iframe>
          </section>
          <section>
            <h2>On a desktop</h2>
            <iframe class="desktop" title="The mail on a desktop" src="../letter/"></iframe>
          </section>
          <section>
            <h2>As plain text</h2>
            <pre tabindex="0">${asSample(content.text)}</pre>
          </section>
        </main>
      </body>
    </html>`;
  return answer(String(await page), 'text/html');
}

function atHome(letter: string): string {
  return letter.replaceAll(/(?<=\bsrc=")(https?:\/\/[^/"]+)(?=\/)/g, (origin) =>
    origin === new URL(site.url).origin ? '' : origin,
  );
}

function answer(text: string, type: string): Response {
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
}

import type { CollectionEntry } from 'astro:content';
import { html } from 'hono/html';
import { absolute, articlePath } from '../../articles/addresses.ts';
import { machineDay } from '../../articles/dates.ts';
import { whyHidden } from '../../articles/hidden.ts';
import { momentInFewWords } from '../../articles/dates.ts';
import { readingMinutes, wordsOfProse } from '../../article-text/reading-time.ts';
import { site } from '../../site.ts';

type Html = ReturnType<typeof html>;

/** What an author wants to know of an article: how long it is, when it goes out, where, and as which mail. */
export function articleOnDesk(article: CollectionEntry<'articles'>): Html {
  const { body = '', data, id: slug } = article;
  const { draft, published, mail, title } = data;
  const minutes = readingMinutes(body, site.language);
  const words = wordsOfProse(body, site.language).toLocaleString(site.language);
  const appears = whyHidden(data) ?? `Out since ${momentInFewWords(published)}`;
  return html`<dl>
      <div>
        <dt>Length</dt>
        <dd>${words} words, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}</dd>
      </div>
      <div>
        <dt>Readers</dt>
        <dd>${appears}</dd>
      </div>
      <div>
        <dt>Address</dt>
        <dd>
          <code>${articlePath(article)}</code>
          <button type="button" data-copy="${absolute(articlePath(article))}">
            Copy the address
          </button>
        </dd>
      </div>
      <div>
        <dt>Mail</dt>
        <dd>
          ${mail.send ? html`“${mail.subject ?? title}”` : 'Kept out of every mail'}
          <span
            ><a href="/__desk-preview/${slug}/mail/" target="_blank">See the mail</a> ·
            <a href="/__desk-preview/${slug}/feed/" target="_blank">See the feed item</a></span
          >
        </dd>
      </div>
    </dl>
    <form>
      <label
        >Publish on
        <input type="date" name="day" required value="${machineDay(published)}" />
      </label>
      <button>${draft ? 'Write it, and end the draft' : 'Write it'}</button>
    </form>`;
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { asksFromThisMachine } from '../requests/client-network.ts';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { notice, page } from '../readers-page.ts';
import type { Markup } from '../readers-page.ts';
import { refusal } from '../refused-request.ts';
import type { Service } from '../service.ts';

const fileName = /^[\w.@-]{1,200}\.eml$/;
const mostListed = 200;
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

/**
 * The mails that would have been sent, to be read in the browser while no mail server is set. They hold
 * everybody's links, so the pages exist only where the service's address is this very machine, and only for whoever
 * asks from it: a name in a header is worth nothing, as anybody can write one.
 */
export function outboxPages({ settings }: Service): Hono {
  const directory = join(settings.directory, 'outbox');
  const pages = new Hono();
  const open = settings.smtp === null && isThisMachine(new URL(settings.serviceUrl).hostname);

  pages.use('/outbox/*', async (context, next) => {
    // Without this, a foreign name that is made to lead here could read the pages.
    const asked = new URL(context.req.url).hostname;
    const here = isThisMachine(asked) && asksFromThisMachine(context);
    return open && here ? next() : refusal(context, 'unknown-page');
  });

  pages.get('/outbox/', async (context) => context.html(listing(await mailsIn(directory))));

  pages.get('/outbox/:file', async (context) => {
    const mail = await mailNamed(directory, context.req.param('file'));
    return mail
      ? context.html(reading(context.req.param('file'), mail))
      : refusal(context, 'unknown-page');
  });

  pages.get('/outbox/:file/html', async (context) => {
    const mail = await mailNamed(directory, context.req.param('file'));
    if (!mail?.html) return refusal(context, 'unknown-page');
    context.header('Content-Security-Policy', mailPolicy);
    return context.html(mail.html);
  });

  return pages;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

async function mailsIn(directory: string): Promise<{ file: string; mail: Email }[]> {
  const names = await readdir(directory).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => fileName.test(name))
      .map(async (file) => ({ file, time: (await stat(join(directory, file))).mtimeMs })),
  );
  const newest = files.sort((a, b) => b.time - a.time).slice(0, mostListed);
  return Promise.all(
    newest.map(async ({ file }) => ({
      file,
      mail: await PostalMime.parse(await readFile(join(directory, file))),
    })),
  );
}

async function mailNamed(directory: string, file: string): Promise<Email | undefined> {
  if (!fileName.test(file)) return undefined;
  const raw = await readFile(join(directory, file)).catch(() => undefined);
  return raw && PostalMime.parse(raw);
}

function listing(mails: readonly { file: string; mail: Email }[]): Markup {
  if (mails.length === 0)
    return notice(
      'The outbox is empty.',
      'While no mail server is set, every mail lands here instead. Subscribe on the site, then look again.',
    );
  const rows = mails.map(
    ({ file, mail }) =>
      html`<tr>
        <td><a href="./${file}">${mail.subject ?? '(no subject)'}</a></td>
        <td>${recipient(mail)}</td>
      </tr>`,
  );
  return page(
    'Outbox',
    html`<h1>Outbox</h1>
      <p>While no mail server is set, every mail lands here instead, the newest on top.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
  );
}

function reading(file: string, mail: Email): Markup {
  return page(
    mail.subject ?? 'A mail',
    html`<p><a href="./">Outbox</a></p>
      <h1>${mail.subject ?? '(no subject)'}</h1>
      <p>To ${recipient(mail)}</p>
      ${mail.html ? html`<p><a href="./${file}/html">As it looks in a mail program</a></p>` : ''}
      <pre>${withLinks(mail.text ?? '')}</pre>`,
  );
}

function recipient(mail: Email): string {
  return mail.to?.map(({ address }) => address ?? '').join(', ') ?? '';
}

function withLinks(text: string): Markup {
  return html`${text
    .split(/(https?:\/\/[^\s<>()[\]"]+)/)
    .map((part, place) => (place % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))}`;
}

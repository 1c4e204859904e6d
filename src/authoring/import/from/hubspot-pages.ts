import { statSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { filesBelow } from '../../../serving/files-below.ts';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { openingOf, openingText, wholeText } from '../reading/decoded-text.ts';
import { htmlInside, htmlPage } from '../reading/html-tree.ts';
import { knownFields } from '../reading/known-fields.ts';
import { pageFacts } from '../reading/page-facts.ts';
import { postBody } from '../reading/post-page.ts';

const isPage = (location: string): boolean => /\.html?$/i.test(location);

/** HubSpot's export of a site: its pages as HTML files, in folders like their addresses. One saved page will do, too. */
export const hubspotPages: OldBlog = {
  name: 'HubSpot export (folder of HTML pages)',
  recognizes(path, opening) {
    if (!statSync(path).isDirectory())
      return /^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b/is.test(opening);
    return filesBelow(path).some(isPage);
  },
  articles,
};

async function* articles(path: string, { read, leftOut }: Reading): AsyncGenerator<OldArticle> {
  const isFolder = statSync(path).isDirectory();
  const root = isFolder ? path : dirname(path);
  const locations = isFolder ? filesBelow(path).filter(isPage).toSorted() : [path];
  let bytes = 0;
  for (const location of locations) {
    const name = isFolder ? relative(root, location).split(sep).join('/') : basename(location);
    const place = `${name}, line 1`;
    read((bytes += statSync(location).size));
    if (!(await isText(location))) {
      leftOut(`${place}: this is no HTML, and stays out.`);
      continue;
    }
    const { text, guessed } = await wholeText(location);
    const page = htmlPage(text);
    const facts = pageFacts(page);
    const body = postBody(page);
    if (!body) {
      leftOut(
        `${place}: the page "${facts.title ?? ''}" isn't a post, or its text couldn't be told from the rest of it, and stays out.`,
      );
      continue;
    }
    const own = facts.address ?? addressOf(name);
    yield knownFields({
      ...facts,
      source: place,
      address: own,
      // Where the export names no address, its file may have been one.
      otherAddresses: facts.address ? [] : [`/${encodedPath(pathOf(name))}`],
      slug: slugOf(own),
      body: { kind: 'html', text: htmlInside(body) },
      folder: root,
      lost: [
        /<\/html\s*>/i.test(text)
          ? undefined
          : 'Its file seems to be cut off: compare it with the old page',
        guessed,
      ],
    });
  }
}

async function isText(location: string): Promise<boolean> {
  return openingText(await openingOf(location), location).includes('<');
}

function addressOf(name: string): string {
  return `/${encodedPath(pathOf(name).replace(/(?:(?<=^|\/)index)?\.html?$/i, ''))}`;
}

// The export names folders by the host turned round: com/example/www/blog/post.html.
const pathOf = (name: string): string =>
  name.replace(/^(?:com|org|net|io|co|biz|info)\/[\w-]+\/[\w-]+\/(?=.)/, '');

function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function slugOf(address: string): string | undefined {
  const path = URL.canParse(address, 'http://localhost')
    ? new URL(address, 'http://localhost').pathname
    : '';
  return path
    .split('/')
    .findLast((part) => part !== '')
    ?.replace(/\.html?$/i, '');
}

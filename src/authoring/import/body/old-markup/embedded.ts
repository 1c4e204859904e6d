import type { Element, ElementContent, Root } from 'hast';
import { quoted } from '../losses.ts';
import type { Lose } from '../losses.ts';
import { element, isElement, property, rewrite, text } from '../rewriting.ts';
import { wordsOf } from '../words.ts';

/** What an element that can't come along leaves in its place. */
type Replacement = (node: Element, lose: Lose) => readonly ElementContent[];

const replacements: Readonly<Record<string, Replacement>> = {
  iframe: (node, lose) => shownThere(addressOf(node), 'frame', lose),
  frame: (node, lose) => shownThere(addressOf(node), 'frame', lose),
  embed: (node, lose) => shownThere(addressOf(node), 'embedded object', lose),
  object: (node, lose) => shownThere(objectAddress(node), 'embedded object', lose),
  applet: (node, lose) => shownThere(objectAddress(node), 'embedded object', lose),
  video: (node, lose) => shownThere(mediaAddress(node), 'video', lose, 'Video'),
  audio: (node, lose) => shownThere(mediaAddress(node), 'sound', lose, 'Sound'),
  script,
  form: (node, lose) => {
    lose('A form was left out; its words were kept');
    return [element('div', node.children)];
  },
  select: (node, lose) => {
    lose(`A list to choose from was left out: ${quoted(wordsOf(node))}`);
    return [];
  },
  datalist: () => [],
  input: (node, lose) => {
    if (property(node, 'type') === 'checkbox' && node.properties['disabled'] === true)
      return [node];
    const shown = property(node, 'value') || property(node, 'placeholder');
    if (property(node, 'type') !== 'hidden')
      lose(`A field of a form was left out${shown && `: ${quoted(shown)}`}`);
    return [];
  },
  textarea: (node) => (wordsOf(node) === '' ? [] : [element('pre', node.children)]),
  svg: (node, lose) => {
    lose('A drawing (SVG) in the text was left out; its words were kept');
    return separate(wordsOf(node));
  },
  math: (node, lose) => {
    lose('A formula (MathML) was left out; its signs were kept');
    return separate(wordsOf(node));
  },
  template: (_, lose) => {
    lose('A template was left out');
    return [];
  },
  style: () => [],
  link: () => [],
  meta: () => [],
  base: () => [],
  title: () => [],
  area: () => [],
  param: () => [],
  source: () => [],
  track: () => [],
  wbr: () => [],
};

/** Puts a plain link, or their words, in the place of frames, players, forms and scripts. */
export function replaceEmbedded(tree: Root, lose: Lose): void {
  rewrite(tree, (node) => {
    if (node.type === 'comment') return [];
    if (node.type !== 'element') return [node];
    const replacement = Object.hasOwn(replacements, node.tagName)
      ? replacements[node.tagName]
      : undefined;
    return replacement ? replacement(node, lose) : [node];
  });
}

const separate = (words: string): ElementContent[] =>
  words === '' ? [] : [text(' '), text(words), text(' ')];

function shownThere(found: string, what: string, lose: Lose, named?: string): ElementContent[] {
  const address = fullAddress(found);
  if (address === undefined) {
    lose(`A ${what} was left out: ${found ? quoted(found) : 'it names no address'}`);
    return [];
  }
  const { href, name } = watchable(address);
  lose(`A ${what} became a link: ${quoted(href)}`);
  const label = named ?? name;
  return [element('p', [text(`${label}: `), element('a', [text(href)], { href })])];
}

function fullAddress(found: string): URL | undefined {
  const address = found.startsWith('//') ? `https:${found}` : found;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The page a person would open for a player's address. */
function watchable(url: URL): { href: string; name: string } {
  const host = url.hostname.replace(/^www\./, '');
  const [, youtube] = /^\/(?:embed|v)\/([\w-]+)/.exec(url.pathname) ?? [];
  if (/^youtube(?:-nocookie)?\.com$/.test(host) && youtube && youtube !== 'videoseries')
    return { href: `https://www.youtube.com/watch?v=${youtube}`, name: 'Video' };
  const [, vimeo] = /^\/video\/(\d+)/.exec(url.pathname) ?? [];
  if (host === 'player.vimeo.com' && vimeo)
    return { href: `https://vimeo.com/${vimeo}`, name: 'Video' };
  if (/(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|wistia\.(?:com|net)|loom\.com)$/.test(host))
    return { href: url.href, name: 'Video' };
  if (/(?:^|\.)(?:soundcloud\.com|spotify\.com|simplecast\.com|libsyn\.com)$/.test(host))
    return { href: url.href, name: 'Sound' };
  return { href: url.href, name: 'Shown here before' };
}

const addressOf = (node: Element): string =>
  property(node, 'src') || property(node, 'dataSrc') || property(node, 'dataLazySrc');

const linked = (node: Element): string => {
  const link = node.children.find((child) => isElement(child, 'p'));
  const anchor = isElement(link, 'p') ? link.children.find((c) => isElement(c, 'a')) : undefined;
  return isElement(anchor, 'a') ? property(anchor, 'href') : '';
};

// Inner elements are replaced first: an <embed> within is a link by now.
const objectAddress = (node: Element): string => property(node, 'data') || linked(node);

const mediaAddress = (node: Element): string => addressOf(node) || linked(node);

function script(node: Element, lose: Lose): ElementContent[] {
  const source = property(node, 'src');
  if (/^https:\/\/gist\.github\.com\/[\w/-]+\.js$/.test(source)) {
    const href = source.replace(/\.js$/, '');
    lose(`A script became a link: ${href}`);
    return [element('p', [text('Code: '), element('a', [text(href)], { href })])];
  }
  lose(`A script was left out: ${quoted(source || textOf(node))}`);
  return [];
}

const textOf = (node: Element): string =>
  node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

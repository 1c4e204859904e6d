import { basename } from 'node:path';
import sax from 'sax';
import type { Tag } from 'sax';
import type { DecodedText } from './decoded-text.ts';
import { escapedHtml } from './escaped-html.ts';

/** An element of an XML file with all that is in it. Names are in small letters. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** The line its tag stands on. */
  readonly line: number;
}

/**
 * Reads an XML file as it streams in and hands out the wanted elements, one at a time and whole.
 * Markup that isn't quite XML, as real exports have it, is read as far as it makes sense.
 * @param wanted decides by the name of an element and those around it, outermost first.
 * @throws a sentence with line and column for a file that isn't XML, or is cut off.
 */
export async function* xmlElements(
  path: string,
  source: DecodedText,
  wanted: (name: string, around: readonly string[]) => boolean,
): AsyncGenerator<XmlElement> {
  const parser = sax.parser(false, { lowercase: true, noscript: true, position: true });
  const ready: XmlElement[] = [];
  const around: string[] = [];
  const inside: XmlElement[] = [];
  let damage: Error | undefined;
  let seen = false;
  const damaged = (reason: string): Error =>
    new Error(`${basename(path)}, line ${parser.line + 1}, column ${parser.column + 1}: ${reason}`);
  const add = (text: string): void => void inside.at(-1)?.children.push(text);

  parser.onerror = (error) => {
    damage ??= damaged(`this can't be read as XML (${error.message.split('\n')[0] ?? ''}).`);
  };
  parser.onopentag = ({ name, attributes }: Tag) => {
    seen = true;
    const element = { name, attributes, children: [], line: parser.line + 1 };
    const outermost = inside[0];
    if (outermost && outermost.name === name) {
      damage ??= damaged(
        `a <${name}> begins inside another that began on line ${outermost.line}: a closing tag is missing.`,
      );
    }
    if (outermost || wanted(name, around)) {
      inside.at(-1)?.children.push(element);
      inside.push(element);
    }
    around.push(name);
  };
  parser.onclosetag = () => {
    around.pop();
    const done = inside.pop();
    if (done && inside.length === 0) ready.push(done);
  };
  parser.ontext = add;
  parser.oncdata = add;

  for await (const piece of source) {
    parser.write(piece);
    yield* ready.splice(0);
    if (damage) throw damage;
  }
  if (!seen) throw damaged('this isn’t XML: no tag was found.');
  const [unclosed] = inside;
  if (around.length > 0) {
    throw damaged(
      unclosed
        ? `the file ends inside a <${unclosed.name}> that began on line ${unclosed.line}: it seems to be cut off. Export it again.`
        : `the file ends before <${around[0] ?? ''}> is closed: it seems to be cut off. Export it again.`,
    );
  }
}

/** The first element of that name directly inside. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** All elements of that name directly inside. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The text of an element, or of the first one of that name directly inside; empty when there is none. */
export function textOf(element: XmlElement | undefined, name?: string): string {
  if (element === undefined) return '';
  if (name !== undefined) return textOf(childOf(element, name));
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}

/** The HTML in an element, whether it stands there as escaped text, as CDATA, or as elements. */
export function htmlIn(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.every((child) => typeof child === 'string')
    ? element.children.join('')
    : element.children.map(markup).join('');
}

const voidElements = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

function markup(child: XmlElement | string): string {
  if (typeof child === 'string') return escapedHtml(child);
  const attributes = Object.entries(child.attributes)
    .filter(([name]) => !name.startsWith('xmlns'))
    .map(([name, value]) => ` ${name}="${escapedHtml(value)}"`)
    .join('');
  const open = `<${child.name}${attributes}>`;
  const inside = child.children.map(markup).join('');
  // A <br> that nobody closed seems to hold what follows it.
  return voidElements.has(child.name) ? open + inside : `${open}${inside}</${child.name}>`;
}

import type { Nodes, Root } from 'mdast';
import { evaluate } from 'satteri';
import { visit } from 'unist-util-visit';
import { path } from '../../../calculators/path.ts';
import { isElement } from './elements.ts';
import type { Place } from '../finding.ts';
import { moduleNames } from './module-names.ts';
import { placeOf } from './prose.ts';

/** Something the build would stop at when it runs what an article compiles to. */
export interface Failure {
  readonly at: Place;
  /** What stands there: `{odd}`, `<Todya>`. */
  readonly written: string;
  /** The name that nothing defines; `null` when running fails for another reason. */
  readonly name: string | null;
  readonly reason: string;
  /** The names that would be known there. */
  readonly known: readonly string[];
}

/** The components an article may use without importing them. */
const articleComponents = [...path.map(({ tag }) => tag), 'Today'];

/** What a picture or a page imports is only there in the build, and so are the variables of its environment. */
const onlyInBuild = /\bimport\.meta\b|\bawait\b/;
const onlyComments = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*$/;

/**
 * Runs each expression of a body as the build would, components standing in for themselves.
 * Expressions with something imported in them are left to the build.
 */
export function failuresOf(
  body: Root,
  frontMatter: Readonly<Record<string, unknown>>,
  isArticle: boolean,
): Failure[] {
  const lines: string[] = [];
  visit(body as Nodes, (node) => {
    if (node.type === 'mdxjsEsm') lines.push(node.value);
  });
  const { exported, imported } = moduleNames(lines.join('\n\n'));
  const components = isArticle ? articleComponents : [];
  const known = [...components, ...exported, ...imported];
  const failures: Failure[] = [];
  const look = (at: Place, expression: string): void => {
    const isLeft =
      onlyComments.test(expression) ||
      onlyInBuild.test(expression) ||
      imported.some((name) => expression.includes(name));
    if (isLeft) return;
    const exports = lines.filter((line) => !/^\s*import\b/m.test(line)).join('\n\n');
    const reason = reasonToFail(exports, expression, frontMatter, components);
    if (reason === null) return;
    const [, variable, component] =
      /^(\S+) is not defined$|^Expected (?:component|object) `([^`]+)`/.exec(reason) ?? [];
    failures.push({
      at,
      written: `{${expression.trim()}}`,
      name: variable ?? component ?? null,
      reason,
      known: [...known, 'frontmatter', 'props'],
    });
  };
  visit(body as Nodes, (node) => {
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      look(placeOf(node), node.value);
    }
    if (!isElement(node)) return;
    const [name = ''] = (node.name ?? '').split('.');
    if (/^[A-Z]/.test(name) && !known.includes(name)) {
      const written = `<${node.name ?? ''}>`;
      failures.push({ at: placeOf(node), written, name, reason: 'is not defined', known });
    }
    for (const { value } of node.attributes) {
      if (typeof value === 'object' && value) look(placeOf(node), value.value);
    }
  });
  return failures;
}

/** @returns what the error says, or `null` when it runs. */
function reasonToFail(
  exports: string,
  expression: string,
  frontMatter: Readonly<Record<string, unknown>>,
  components: readonly string[],
): string | null {
  const draw = (type: unknown, props: unknown): unknown =>
    typeof type === 'function' ? (type as (props: unknown) => unknown)(props) : null;
  const source = [
    `export const frontmatter = ${JSON.stringify(frontMatter)};`,
    exports,
    `{${expression}}`,
  ].join('\n\n');
  try {
    const { default: content } = evaluate(source, {
      Fragment: 'fragment',
      jsx: draw,
      jsxs: draw,
    }) as Record<string, unknown>;
    (content as (props: unknown) => unknown)({
      components: Object.fromEntries(components.map((name) => [name, name])),
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

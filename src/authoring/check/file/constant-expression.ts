import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** What came of reading an expression: its value, or that only running it would tell. */
export type Constant = { readonly value: unknown } | null;

const parser = unified().use(remarkParse).use(remarkMdx);

/** Part of a syntax tree, as ESTree describes it. */
interface Syntax {
  readonly type: string;
  readonly [part: string]: unknown;
}

/**
 * Reads what stands between the braces of an attribute, such as `1_000_000` or `[{ from: 0, rate: 8 }]`.
 * Nothing is run: an expression that isn't written out as a value gives `null`.
 */
export function constantOf(expression: string): Constant {
  let constant: Constant = null;
  try {
    visit(parser.parse(`{${expression}}`), 'mdxFlowExpression', ({ data }) => {
      const { body } = (data as { estree?: { body: readonly Syntax[] } } | undefined)?.estree ?? {};
      const [statement] = body ?? [];
      if (statement?.type === 'ExpressionStatement') constant = valueOf(statement['expression']);
    });
  } catch {
    return null;
  }
  return constant;
}

function valueOf(syntax: unknown): Constant {
  const { type, ...part } = syntax as Syntax;
  switch (type) {
    case 'Literal':
      return 'regex' in part || 'bigint' in part ? null : { value: part['value'] };
    case 'Identifier':
      return part['name'] === 'undefined' ? { value: undefined } : null;
    case 'UnaryExpression': {
      const constant = valueOf(part['argument']);
      return part['operator'] === '-' && typeof constant?.value === 'number'
        ? { value: -constant.value }
        : null;
    }
    case 'TemplateLiteral':
      return templateText(part['quasis'] as readonly Syntax[]);
    case 'ArrayExpression': {
      const items = (part['elements'] as readonly (Syntax | null)[]).map((item) =>
        item ? valueOf(item) : null,
      );
      return items.every((item) => item !== null)
        ? { value: items.map(({ value }) => value) }
        : null;
    }
    case 'ObjectExpression': {
      const entries = (part['properties'] as readonly Syntax[]).map(entryOf);
      return entries.every((entry) => entry !== null)
        ? { value: Object.fromEntries(entries) }
        : null;
    }
    default:
      return null;
  }
}

function templateText(quasis: readonly Syntax[]): Constant {
  const [only] = quasis;
  const { cooked } = (only?.['value'] ?? {}) as { cooked?: unknown };
  return quasis.length === 1 ? { value: cooked } : null;
}

function entryOf(property: Syntax): [string, unknown] | null {
  if (property.type !== 'Property' || property['computed'] || property['kind'] !== 'init') {
    return null;
  }
  const { name, value: text } = property['key'] as { name?: string; value?: unknown };
  const constant = valueOf(property['value']);
  return constant && [name ?? String(text), constant.value];
}

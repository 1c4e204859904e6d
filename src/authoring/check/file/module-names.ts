import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** What an article's own `import` and `export` lines give names to. */
export interface ModuleNames {
  readonly exported: readonly string[];
  readonly imported: readonly string[];
  /** Where it imports from, as it is written. */
  readonly sources: readonly string[];
}

interface Named {
  readonly type: string;
  readonly local?: { readonly name: string };
  readonly id?: { readonly name?: string };
}

interface Statement {
  readonly type: string;
  readonly source?: { readonly value: string } | null;
  readonly specifiers?: readonly Named[];
  readonly declaration?: (Named & { readonly declarations?: readonly Named[] }) | null;
}

const parser = unified().use(remarkParse).use(remarkMdx);

/** Reads the names in lines of `import` and `export`; nothing where they can't be read, which the compiler says. */
export function moduleNames(lines: string): ModuleNames {
  const statements: Statement[] = [];
  try {
    visit(parser.parse(lines), 'mdxjsEsm', ({ data }) => {
      const { estree } = (data ?? {}) as { estree?: { body: readonly Statement[] } };
      statements.push(...(estree?.body ?? []));
    });
  } catch {
    return { exported: [], imported: [], sources: [] };
  }
  const imports = statements.filter(({ type }) => type === 'ImportDeclaration');
  return {
    imported: imports.flatMap(({ specifiers = [] }) =>
      specifiers.flatMap(({ local }) => local?.name ?? []),
    ),
    sources: imports.flatMap(({ source }) => source?.value ?? []),
    exported: statements.flatMap(({ declaration }) =>
      [declaration, ...(declaration?.declarations ?? [])].flatMap((named) => named?.id?.name ?? []),
    ),
  };
}

import { Document, visit } from 'yaml';
import { z } from 'zod';
import { writtenFrontMatter } from '../articles/front-matter/article.ts';

/** What is known of an article before a word of it is written. */
export interface NewArticle {
  readonly id: string;
  readonly title: string;
  /** A day, or a moment in UTC: `2026-05-14`, `2026-05-14T07:30:00Z`. */
  readonly published: string;
  readonly topics: readonly string[];
  readonly series?: { readonly title: string; readonly part: number } | undefined;
}

/** What stands for the description until there is one. */
export const descriptionToWrite =
  'Write one or two sentences here that make the right person read on.';

const body = `{/* Begin in the middle: one person, one day, what they said. This line and the others in braces show nowhere. */}

{/* Then what it comes to. A calculator can do the arithmetic: <SteppingStone goal={1_000_000} weeksOff={2} /> */}

{/* Make the sentence they will repeat at dinner **strong**: the site draws a highlighter over it. */}

{/* End with one thing to do before tonight, between <Today> and </Today>. */}
`;

/** The source of a new article: a draft with help for every field, and an invitation to write. */
export function newArticleText({ published, series, ...known }: NewArticle): string {
  const values: Record<string, unknown> = {
    ...known,
    description: descriptionToWrite,
    ...(series && { series }),
    draft: true,
  };
  const fields = Object.entries(writtenFrontMatter.shape).map(([name, field]) => {
    const { description = '', examples = [] } = z.globalRegistry.get(field) ?? {};
    const help = `# ${description}`;
    if (name === 'published') return { written: true, lines: [help, `published: ${published}`] };
    if (name in values) return { written: true, lines: [help, yaml(name, values[name], true)] };
    const [example] = Array.isArray(examples) ? examples : [];
    return { written: false, lines: [help, commentedOut(yaml(name, example, false))] };
  });
  const block = (written: boolean): string =>
    fields
      .filter((field) => field.written === written)
      .map(({ lines }) => lines.join('\n'))
      .join('\n\n');
  return `---
${block(true)}

# The rest waits until you need it: take the "# " before its lines away.

${block(false)}
---

${body}`;
}

/**
 * A field as YAML, lists in one line.
 * @param exactly whether a text that reads like a date gets quotes, so that it stays a text.
 */
function yaml(name: string, value: unknown, exactly: boolean): string {
  const document = new Document({ [name]: value }, exactly ? { customTags: ['timestamp'] } : {});
  visit(document, {
    Seq: (_, list) => {
      list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function commentedOut(lines: string): string {
  return lines.replaceAll(/^/gm, '# ');
}

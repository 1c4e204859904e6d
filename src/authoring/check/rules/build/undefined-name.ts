import { failuresOf } from '../../file/evaluation.ts';
import { didYouMean } from '../../nearest.ts';
import type { FileRule } from '../../rule.ts';

/** Components and names in braces that nothing defines, and expressions that fail when the build runs them. */
export const undefinedName: FileRule = {
  name: 'undefined-name',
  looksAt: 'file',
  stopsDraftsToo: true,
  *findings({ body, collection, frontMatter }) {
    for (const failure of failuresOf(body, frontMatter.data, collection === 'articles')) {
      const { at, written, name, reason, known } = failure;
      if (name === null) {
        yield {
          level: 'error',
          at,
          sentence: `${written} can't be worked out (${reason}): mend it, or write "\\{" if readers should see the brace.`,
        };
        continue;
      }
      const isComponent = written.startsWith('<') || /^[A-Z]/.test(name);
      yield {
        level: 'error',
        at,
        sentence: isComponent
          ? `There is no <${name}>: ${known.length > 0 ? `write one of ${known.filter((each) => /^[A-Z]/.test(each)).join(', ')}` : 'only articles have the calculators and <Today>'}, or "\\<" if readers should see the sign.${didYouMean(name, known)}`
          : `${written} names "${name}", which nothing here defines: write "\\{" if readers should see the brace, or take it out.${didYouMean(name, known)}`,
      };
    }
  },
};

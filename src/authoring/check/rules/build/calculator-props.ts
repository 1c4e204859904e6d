import { placeOf } from '../../file/prose.ts';
import type { FileRule } from '../../rule.ts';

/** Calculators that can't be worked with the props an article gives them: what the build says of them. */
export const calculatorProps: FileRule = {
  name: 'calculator-props',
  looksAt: 'file',
  *findings({ calculators }) {
    for (const { node, tag, result } of calculators) {
      if (!result || !('problem' in result)) continue;
      const reasons = result.problem
        .replace(/^<[a-z-]+> can't be worked:\s*/, '')
        .split('\n')
        .map((line) => line.replace(/^\s*-\s*/, ''));
      for (const reason of reasons) {
        yield {
          level: 'error',
          at: placeOf(node),
          sentence: `<${tag}> can't be worked: ${reason}`,
        };
      }
    }
  },
};

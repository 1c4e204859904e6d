import type { FileRule } from '../rule.ts';

/** MDX that the build can't compile. */
export const compiles: FileRule = {
  name: 'compiles',
  looksAt: 'file',
  stopsDraftsToo: true,
  *findings({ fault }) {
    if (!fault) return;
    yield {
      level: 'error',
      at: fault.at,
      sentence: `This can't be compiled: ${fault.reason}. A "<" or "{" that is meant as text is written "\\<" or "\\{".`,
    };
  },
};

import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { isBuiltin } from 'node:module';
import { didYouMean } from '../../nearest.ts';
import type { SiteRule } from '../../rule.ts';

/** Files and packages that an article imports and that aren't there. */
export const missingImport: SiteRule = {
  name: 'missing-import',
  looksAt: 'site',
  stopsDraftsToo: true,
  *findings({ files }) {
    for (const { file, imports } of files) {
      for (const { text, line, column } of imports) {
        const path = text.startsWith('.') ? posix.join(posix.dirname(file), text) : text;
        const [beforeQuery = ''] = path.split('?');
        if (isThere(beforeQuery, text.startsWith('.'))) continue;
        const beside = text.startsWith('.') ? namesIn(posix.dirname(beforeQuery)) : [];
        yield {
          file,
          level: 'error',
          at: { line, column },
          sentence: `"${text}" can't be imported: there is no such ${text.startsWith('.') ? 'file' : 'package'}. Mend its name, or take the line out; calculators and <Today> need no import.${didYouMean(posix.basename(beforeQuery), beside)}`,
        };
      }
    }
  },
};

function isThere(path: string, isRelative: boolean): boolean {
  if (isRelative) return existsSync(path);
  if (path.startsWith('/')) return existsSync(`.${path}`) || existsSync(`public${path}`);
  if (/^[a-z]+:/.test(path) || isBuiltin(path)) return true;
  const [scope = '', name = ''] = path.split('/');
  return existsSync(`node_modules/${scope.startsWith('@') ? `${scope}/${name}` : scope}`);
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

import { readdirSync } from 'node:fs';
import astro from 'eslint-plugin-astro';
import { importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

/** What each room of `src/` may import from, besides itself and the files beside the rooms: always downwards. */
const rooms = {
  pages: '*',
  layouts: ['components', 'article-text', 'articles', 'styles'],
  components: ['calculators', 'search', 'article-text', 'articles', 'updates', 'styles'],
  integrations: ['authoring', 'redirects', 'security', 'serving', 'articles', 'command-line'],
  authoring: [
    // The desk shows the very mail and the feed's item.
    'article-text',
    'components',
    'feeds',
    'redirects',
    'calculators',
    'incremental-build',
    'updates',
    'serving',
    'articles',
    'command-line',
  ],
  feeds: ['article-text', 'articles', 'updates'],
  search: ['incremental-build', 'serving', 'articles', 'command-line'],
  redirects: ['serving', 'articles'],
  security: ['serving', 'articles'],
  'social-pictures': ['styles'],
  'incremental-build': ['articles'],
  'article-text': ['articles'],
  articles: [],
  calculators: [],
  serving: ['updates'],
  updates: ['command-line', 'styles'],
  'command-line': [],
  styles: [],
};

const besideTheRooms = readdirSync('src').filter((name) => name.endsWith('.ts'));

const oneWay = Object.entries(rooms).flatMap(([room, below]) =>
  below === '*'
    ? []
    : {
        target: `./src/${room}`,
        from: './src',
        except: [room, ...below, ...besideTheRooms].map((path) => `./${path}`),
        message: `src/${room} may import from ${below.join(', ') || 'itself'} alone: see the rooms in eslint.config.mjs.`,
      },
);

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'var/', '.astro/', '.cache/']),
  typescript.configs.strict,
  astro.configs.recommended,
  {
    plugins: { 'import-x': importX },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'import-x/no-restricted-paths': ['error', { zones: oneWay }],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'astro/no-set-html-directive': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
);

import { relative } from 'node:path';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { cacheFolder } from './src/articles/content-folder.ts';
import { articleMarkdown, staticMarkup } from './src/build/article-markdown.ts';
import { calculatorScripts } from './src/build/calculator-scripts.ts';
import { compressedCopies } from './src/build/compressed-copies.ts';
import { editInPlace } from './src/build/edit-in-place.ts';
import { siteFonts } from './src/build/fonts.ts';
import { finishedBuild, keptPages } from './src/build/kept-pages.ts';
import { plainImports } from './src/build/plain-imports.ts';
import { preflight } from './src/build/preflight.ts';
import { prerendering } from './src/build/prerendering.ts';
import { isPreview, previews } from './src/build/previews.ts';
import { redirects } from './src/build/redirects.ts';
import { responseHeaders } from './src/build/response-headers.ts';
import { searchIndex } from './src/build/search-index.ts';
import { wordsInPages } from './src/build/words-in-pages.ts';
import { environment } from './src/environment.ts';
import { socialPictures } from './src/build/social-pictures.ts';
import { site } from './src/site.ts';

// For measuring: the pages and feeds alone.
const onlyPages = environment['BUILD_ONLY'] === 'pages';

export default defineConfig({
  site: site.url,
  cacheDir: cacheFolder,
  trailingSlash: 'always',
  // Highlighted code needs style attributes, which the Content-Security-Policy refuses.
  markdown: { processor: articleMarkdown, syntaxHighlight: false },
  // Several at once, so that pages are worked while others are written and pictures drawn.
  build: { inlineStylesheets: 'always', concurrency: 16 },
  devToolbar: { enabled: false },
  fonts: await siteFonts(fontProviders.local()),
  vite: {
    build: {
      terserOptions: {
        ecma: 2020,
        compress: { passes: 3, lhs_constants: false, unsafe_arrows: true, unsafe_methods: true },
      },
      // Astro marks its own modules with directives; a warning for each article tells an author nothing.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    environments: {
      client: {
        // One after the other: each finds what the other leaves, together 4 % of a script.
        build: { minify: 'terser', rolldownOptions: { output: { minify: true } } },
      },
    },
    // Native modules and threads can't be bundled.
    ssr: { external: ['satteri', 'piscina'] },
    // Nobody edits what builds leave, and a copy of this file among it would restart `npm run dev`.
    server: {
      watch: { ignored: (path) => /^(?:\.cache|dist|var)(?:$|[\\/])/.test(relative('.', path)) },
    },
    plugins: [plainImports(), calculatorScripts(), wordsInPages()],
  },
  // An editor with Astro's extension then knows the fields of front matter.
  experimental: { contentIntellisense: true },
  integrations: [
    ...(onlyPages ? [] : [preflight()]),
    keptPages(),
    mdx({ optimize: staticMarkup }),
    prerendering(),
    previews(),
    editInPlace(),
    sitemap({ filter: (page) => !isPreview(page) }),
    ...(onlyPages ? [] : [socialPictures(), searchIndex()]),
    redirects(),
    responseHeaders(),
    ...(onlyPages ? [] : [compressedCopies()]),
    finishedBuild(),
  ],
});

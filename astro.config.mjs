import { relative } from 'node:path';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { cacheFolder } from './src/articles/content-folder.ts';
import { articleMarkdown, staticMarkup } from './src/article-text/markdown.ts';
import { compressedCopies } from './src/integrations/compressed-copies.ts';
import { editInPlace } from './src/integrations/edit-in-place.ts';
import { siteFonts } from './src/styles/fonts.ts';
import { finishedBuild } from './src/integrations/finished-build.ts';
import { unfinishedBuild } from './src/integrations/unfinished-build.ts';
import { preflight } from './src/integrations/preflight.ts';
import { ensureRoomToBuild } from './src/integrations/room-to-build.ts';
import { isPreview, previews } from './src/integrations/previews.ts';
import { redirects } from './src/redirects/redirect-pages.ts';
import { responseHeaders } from './src/security/headers-file.ts';
import { searchIndex } from './src/search/search-index.ts';
import { onlyPages } from './src/environment.ts';
import { site } from './src/site.ts';

await ensureRoomToBuild();

export default defineConfig({
  site: site.url,
  cacheDir: cacheFolder,
  trailingSlash: 'always',
  // Highlighted code needs style attributes, which the Content-Security-Policy refuses.
  markdown: { processor: articleMarkdown, syntaxHighlight: false },
  // Several at once, so that pages are worked while others are written and pictures drawn.
  build: { inlineStylesheets: 'always', concurrency: 16 },
  // Mails and feeds carry a drawing as pixels. The drawings are our own.
  image: { dangerouslyProcessSVG: true },
  devToolbar: { enabled: false },
  fonts: await siteFonts(fontProviders.local()),
  vite: {
    build: {
      // Astro marks its own modules with directives; a warning for each article tells an author nothing.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    plugins: [
      {
        // What is fetched on demand brings no styles: Vite’s own helper would weigh more than all it could preload.
        name: 'plain-dynamic-imports',
        load: {
          order: 'pre',
          filter: { id: /vite\/preload-helper/ },
          handler: () => 'export const __vitePreload = (load) => load();',
        },
      },
    ],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // A file a calculator, and one for what all of them share: many small ones compress worse and take a round
              // trip each.
              codeSplitting: {
                groups: [
                  {
                    name: 'worksheet',
                    priority: 2,
                    test: /calculators\/shared\/(?:calculator|days|fields|kept\/keep|money|worksheet)/,
                  },
                  {
                    name: (path) =>
                      /calculators\/([a-z-]+)\/(?:answer|worksheet)\.ts$/.exec(path)?.[1] ?? null,
                    priority: 1,
                  },
                ],
              },
            },
          },
        },
      },
    },
    // Native modules and threads can't be bundled.
    ssr: { external: ['satteri', 'piscina'] },
    // Nobody edits what builds leave, and a copy of this file among it would restart `npm run dev`.
    server: {
      watch: { ignored: (path) => /^(?:\.cache|dist|var)(?:$|[\\/])/.test(relative('.', path)) },
    },
  },
  // An editor with Astro's extension then knows the fields of front matter.
  experimental: { contentIntellisense: true, incrementalBuild: true },
  integrations: [
    ...(onlyPages ? [] : [preflight()]),
    unfinishedBuild(),
    mdx({ optimize: staticMarkup }),
    previews(),
    editInPlace(),
    sitemap({ filter: (page) => !isPreview(page) && !page.endsWith('/updates/frame/') }),
    ...(onlyPages ? [] : [searchIndex()]),
    redirects(),
    responseHeaders(),
    ...(onlyPages ? [] : [compressedCopies()]),
    finishedBuild(),
  ],
});

import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { articleMarkdown } from './src/build/article-markdown.ts';
import { calculatorChunks } from './src/build/calculator-chunks.ts';
import { compressedCopies } from './src/build/compressed-copies.ts';
import { siteFonts } from './src/build/fonts.ts';
import { plainImports } from './src/build/plain-imports.ts';
import { redirects } from './src/build/redirects.ts';
import { responseHeaders } from './src/build/response-headers.ts';
import { searchIndex } from './src/build/search-index.ts';
import { wordsInPages } from './src/build/words-in-pages.ts';
import { environment } from './src/environment.ts';
import { site } from './src/site.ts';

// Builds of different content must not share what Astro remembers of its files.
const content = environment['CONTENT_FOLDER'] ?? './content';

export default defineConfig({
  site: site.url,
  cacheDir: `./.cache/astro/${encodeURIComponent(content)}`,
  trailingSlash: 'always',
  // Highlighted code needs style attributes, which the Content-Security-Policy refuses.
  markdown: { processor: articleMarkdown, syntaxHighlight: false },
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  fonts: await siteFonts(fontProviders.local()),
  vite: {
    // Astro marks its own modules with directives; a warning for each article tells an author nothing.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
    plugins: [plainImports(), calculatorChunks(), wordsInPages()],
  },
  integrations: [
    mdx(),
    sitemap(),
    searchIndex(),
    redirects(),
    responseHeaders(),
    compressedCopies(),
  ],
});

import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { siteFonts } from './src/build/fonts.ts';
import { searchIndex } from './src/build/search-index.ts';
import { environment } from './src/environment.ts';
import { site } from './src/site.ts';

// Builds of different content must not share what Astro remembers of its files.
const content = environment['CONTENT_FOLDER'] ?? './content';

export default defineConfig({
  site: site.url,
  cacheDir: `./.cache/astro/${encodeURIComponent(content)}`,
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  fonts: await siteFonts(fontProviders.local()),
  integrations: [mdx(), sitemap(), searchIndex()],
});

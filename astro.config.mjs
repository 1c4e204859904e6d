import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { siteFonts } from './src/build/fonts.ts';
import { searchIndex } from './src/build/search-index.ts';
import { site } from './src/site.ts';

export default defineConfig({
  site: site.url,
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  fonts: await siteFonts(fontProviders.local()),
  integrations: [mdx(), sitemap(), searchIndex()],
});

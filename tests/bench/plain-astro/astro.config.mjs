import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

// The same blog as an Astro engineer would write it in an afternoon, for measuring against.
export default defineConfig({
  site: 'https://onegoodweek.example',
  trailingSlash: 'always',
  integrations: [mdx(), sitemap()],
});

import { absolute } from '../articles/addresses.ts';

export const GET = (): Response =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap-index.xml')}\n`);

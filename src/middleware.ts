import { defineMiddleware } from 'astro:middleware';
import { withContentSecurityPolicy } from './build/page-policy.ts';
import { inDevelopment } from './development.ts';
import { site } from './site.ts';

const service = site.updates.service;
const formTargets = service?.startsWith('http') ? [new URL(service).origin] : [];

/** Gives every built page its own Content-Security-Policy. In development Vite's inline scripts would break it. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (inDevelopment || !response.headers.get('content-type')?.includes('text/html')) {
    return response;
  }
  const html = withContentSecurityPolicy(await response.text(), { formTargets });
  return new Response(html, response);
});

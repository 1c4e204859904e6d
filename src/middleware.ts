import { defineMiddleware } from 'astro:middleware';
import { inDevelopment } from './development.ts';
import { withContentSecurityPolicy } from './security/content-security-policy.ts';
import { site } from './site.ts';

const service = site.updates.service;
const formTargets = service?.startsWith('http') ? [new URL(service).origin] : [];

/** Gives every built page its own Content-Security-Policy, which in development Vite's inline scripts would break. */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  const isPage = response.headers.get('content-type')?.includes('text/html');
  if (!isPage || inDevelopment) return response;
  const page = Buffer.from(await response.arrayBuffer());
  const options = { formTargets, webAssembly: url.pathname === '/search/' };
  return new Response(withContentSecurityPolicy(page, options), response);
});

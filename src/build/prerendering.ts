import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { site } from '../site.ts';
import { withContentSecurityPolicy } from './page-policy.ts';

const service = site.updates.service;
const formTargets = service?.startsWith('http') ? [new URL(service).origin] : [];

/**
 * Gives every built page its own Content-Security-Policy, which in development Vite's inline scripts would break.
 * Pages are made before feeds, so that the texts which other cores compile for both are ready when feeds want them.
 */
export function prerendering(): AstroIntegration {
  return {
    name: 'prerendering',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => ({
          ...standard,
          name: 'one-good-week',
          getStaticPaths: async () =>
            (await standard.getStaticPaths()).toSorted(
              (one, other) => Number(isPage(other)) - Number(isPage(one)),
            ),
          render: async (request, options) => {
            const rendered = await standard.render(request, options);
            if (rendered instanceof Response) return withPolicy(rendered);
            return { ...rendered, response: await withPolicy(rendered.response) };
          },
        }));
      },
    },
  };
}

type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

const isPage = ({ route }: Path): boolean => route.type === 'page';

async function withPolicy(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const page = Buffer.from(await response.arrayBuffer());
  return new Response(withContentSecurityPolicy(page, { formTargets }), response);
}

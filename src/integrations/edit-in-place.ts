import type { AstroIntegration } from 'astro';

/** In development alone: each page carries the author's desk, which opens its file and says what the check finds in it. */
export function editInPlace(): AstroIntegration {
  return {
    name: 'edit-in-place',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware }) => {
        if (command !== 'dev') return;
        addMiddleware({
          entrypoint: new URL('../authoring/edit-link.ts', import.meta.url),
          order: 'post',
        });
      },
      'astro:server:setup': async ({ server }) => {
        const { serveDesk } = await import('../authoring/desk/desk-server.ts');
        serveDesk(server);
      },
    },
  };
}

import type { AstroIntegration } from 'astro';

/** In development alone: each page names its source file in a link that opens it in the author's editor. */
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
    },
  };
}

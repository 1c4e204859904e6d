import type { AstroIntegration } from 'astro';

/** Draws the picture social networks show for each page. */
export function socialPictures(): AstroIntegration {
  return {
    name: 'social-pictures',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({
          pattern: '/social/[name].png',
          entrypoint: './src/build/social-pictures-route.ts',
        });
      },
    },
  };
}

import { site } from '../site.ts';
import { tokenColour } from '../styles/palette.ts';

const paper = tokenColour('paper').light;

export const GET = (): Response =>
  new Response(
    JSON.stringify({
      name: site.name,
      short_name: site.name,
      description: site.description,
      start_url: '/',
      display: 'browser',
      background_color: paper,
      theme_color: paper,
      icons: [
        { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      ],
    }),
  );

import { Resvg } from '@resvg/resvg-js';
import { createHash } from 'node:crypto';
import satori from 'satori';
import { pictureFonts } from '../styles/fonts.ts';
import { tokenColour } from '../styles/palette.ts';

const size = { width: 1200, height: 630 };
const ink = tokenColour('marker-ink').light;
const marker = tokenColour('marker').light;

export interface SocialPicture {
  readonly title: string;
  /** A word or two over the title. */
  readonly kicker: string;
  /** Whose picture it is, at the foot. */
  readonly byline: string;
}

/** Names a picture by all that is on it: the same name, the same picture. */
export function pictureName(picture: SocialPicture): string {
  return createHash('sha256')
    .update(JSON.stringify([design, ink, marker, picture]))
    .digest('hex')
    .slice(0, 24);
}

let fonts: ReturnType<typeof pictureFonts> | undefined;

/** Draws the picture that social networks show for a page, as PNG. */
export async function drawSocialPicture(picture: SocialPicture): Promise<Buffer> {
  fonts ??= pictureFonts();
  const { display, text } = await fonts;
  const svg = await satori(layout(picture), {
    ...size,
    fonts: [
      { name: 'display', data: display, weight: 800 },
      { name: 'text', data: text, weight: 400 },
    ],
  });
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

/** What a change of the drawing itself is told by, so that kept pictures are drawn again. */
const design = 3;

function layout({ title, kicker, byline }: SocialPicture) {
  return box(
    {
      ...size,
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '64px 72px 56px',
      boxSizing: 'border-box',
      background: marker,
      color: ink,
      borderBottom: `24px solid ${ink}`,
    },
    box({ fontFamily: 'display', fontSize: 34 }, kicker),
    box(
      {
        maxWidth: size.width - 144,
        fontFamily: 'display',
        fontSize: sizeOfTitle(title),
        lineHeight: 1,
        textWrap: 'balance',
        letterSpacing: '-0.02em',
      },
      title,
    ),
    box(
      { alignItems: 'center', fontFamily: 'text', fontSize: 32 },
      ...Array.from({ length: 5 }, (_, day) =>
        box({
          width: 30,
          height: 34,
          marginRight: 8,
          border: `4px solid ${ink}`,
          background: day < 4 ? ink : marker,
        }),
      ),
      box({ marginLeft: 16 }, byline),
    ),
  );
}

/** The shorter a title, the larger; the longest there may be still fits. */
function sizeOfTitle({ length }: string): number {
  if (length > 110) return 60;
  if (length > 60) return 76;
  return length > 34 ? 96 : 120;
}

function box(style: Record<string, string | number>, ...children: unknown[]) {
  return {
    type: 'div',
    key: null,
    props: { style: { display: 'flex', ...style }, children: children.length ? children : '' },
  };
}

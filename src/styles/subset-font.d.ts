declare module 'subset-font' {
  /** Cuts a font down to the characters of a text; axes that are given are pinned to one value. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2' | 'truetype';
      noLayoutClosure?: boolean;
      variationAxes?: Record<string, number>;
    },
  ): Promise<Buffer>;
}

declare module 'virtual:words' {
  /** The marked sentences of each folder of calculators, by number. */
  export const wordsByFolder: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

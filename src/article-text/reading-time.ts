/** Words a minute of silent reading of English non-fiction: Brysbaert, Journal of Memory and Language 109 (2019). */
const wordsPerMinute = 238;

/**
 * Minutes it takes to read an article, at least 1, rounded up.
 * @param markdown the article's source; markup and component tags aren't counted.
 */
export function readingMinutes(markdown: string, language: string): number {
  return Math.max(1, Math.ceil(wordsOfProse(markdown, language) / wordsPerMinute));
}

/** Words an article has to read. */
export function wordsOfProse(markdown: string, language: string): number {
  return wordCount(prose(markdown), language);
}

/** Words in a text, as its language divides them. */
export function wordCount(text: string, language: string): number {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  let words = 0;
  for (const { isWordLike } of segments) if (isWordLike) words += 1;
  return words;
}

function prose(markdown: string): string {
  return markdown
    .replace(/^(?:import|export)\s.*$/gm, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
}

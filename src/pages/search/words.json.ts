import { getCollection } from 'astro:content';
import { publishedArticles } from '../../articles/published.ts';
import { topicsWithArticles } from '../../articles/topics.ts';
import { path } from '../../calculators/path.ts';
import { wordsOf } from '../../search/typed-words.ts';
import { site } from '../../site.ts';

/** The words of titles and what stands under them: what a search means that is mistyped. */
export async function GET(): Promise<Response> {
  const pages = await getCollection('pages');
  const topics = (await topicsWithArticles()).map(({ topic }) => topic);
  const texts = [...pages, ...topics, ...(await publishedArticles())].flatMap(({ data }) => [
    data.title,
    data.description,
  ]);
  const steps = path.flatMap(({ title, question, promise }) => [title, question, promise]);
  const words = wordsOf([...texts, ...steps, site.coach.name, 'calculators'].join(' '));
  const long = words.filter((word) => word.length >= 4 && !/\d/.test(word));
  return Response.json([...new Set(long)].toSorted());
}

import { redirection } from '../../serving/redirect-rules.ts';
import { contentHere } from '../import/content-here.ts';

/** Says which file names an old address already; `undefined` where none does. */
export type NamedAlready = (path: string) => string | undefined;

/** Reads which old addresses the content folder names, whether or not they are in the built site yet. */
export async function namedAlready(folder: string): Promise<NamedAlready> {
  const { articles, redirects } = await contentHere(folder);
  const files = new Map<string, string>();
  const addresses = articles.flatMap(({ slug, redirectFrom }) => {
    files.set(`/articles/${slug}/`, `"redirectFrom" of content/articles/${slug}`);
    return redirectFrom.map((from) => ({ from, to: `/articles/${slug}/` }));
  });
  const byArticle = redirection(addresses);
  const byFile = redirection(Object.entries(redirects).map(([from, to]) => ({ from, to })));
  return (path) => {
    const requested = new URL(path, 'http://here');
    const article = byArticle(requested)?.replace(/[?#].*$/, '');
    if (article !== undefined) return files.get(article);
    return byFile(requested) === undefined ? undefined : 'content/redirects.txt';
  };
}

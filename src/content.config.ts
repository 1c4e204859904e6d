import { defineCollection, reference } from 'astro:content';
import type { SchemaContext } from 'astro:content';
import { glob } from 'astro/loaders';
import type { Loader } from 'astro/loaders';
import { contentFolder, slugOfFile } from './articles/content-folder.ts';
import { articleFrontMatter } from './articles/front-matter/article.ts';
import { isShownSomewhere } from './articles/hidden.ts';
import type { Visibility } from './articles/hidden.ts';
import { pageSchema } from './articles/front-matter/page.ts';
import { topicSchema } from './articles/front-matter/topic.ts';

/** The files of a folder in `content/`: `name.mdx`, or `name/index.mdx` with its pictures beside it. */
const files = (folder: string): Loader =>
  glob({
    base: `${contentFolder}/${folder}`,
    pattern: '**/*.mdx',
    generateId: ({ entry }) => slugOfFile(entry),
  });

/** The articles that some page shows. Of the others Astro would publish the pictures. */
function shownArticles(): Loader {
  const all = files('articles');
  return {
    ...all,
    async load(context) {
      await all.load(context);
      for (const { id, data } of context.store.values()) {
        if (!isShownSomewhere(data as unknown as Visibility)) context.store.delete(id);
      }
    },
  };
}

/** The front matter of an article as the build reads it: topics, related articles and pictures are looked up. */
const articleSchema = ({ image }: SchemaContext) =>
  articleFrontMatter({
    topic: reference('topics'),
    article: reference('articles'),
    picture: image(),
  });

export const collections = {
  articles: defineCollection({ loader: shownArticles(), schema: articleSchema }),
  topics: defineCollection({ loader: files('topics'), schema: topicSchema }),
  pages: defineCollection({ loader: files('pages'), schema: pageSchema }),
};

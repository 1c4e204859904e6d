import { defineCollection } from 'astro:content';
import { articleSchema } from './articles/article-schema.ts';
import { contentFiles } from './articles/content-files.ts';
import { writtenFrontMatter } from './articles/front-matter.ts';
import { pageSchema } from './articles/page-schema.ts';
import { topicSchema } from './articles/topic-schema.ts';

export const collections = {
  articles: defineCollection({
    loader: contentFiles('articles', writtenFrontMatter),
    schema: articleSchema,
  }),
  topics: defineCollection({ loader: contentFiles('topics', topicSchema), schema: topicSchema }),
  pages: defineCollection({ loader: contentFiles('pages', pageSchema), schema: pageSchema }),
};

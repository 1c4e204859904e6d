import { reference } from 'astro:content';
import type { SchemaContext } from 'astro:content';
import { articleFrontMatter } from './front-matter.ts';

/** The front matter of an article as the build reads it: topics, related articles and pictures are looked up. */
export const articleSchema = ({ image }: SchemaContext) =>
  articleFrontMatter({
    topic: reference('topics'),
    article: reference('articles'),
    picture: image(),
  });

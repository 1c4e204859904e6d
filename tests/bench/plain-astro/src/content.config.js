import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const files = (folder) => glob({ base: `./content/${folder}`, pattern: '**/*.mdx' });

const titled = z.object({ title: z.string(), description: z.string() });

const article = titled.extend({
  id: z.string(),
  date: z.coerce.date(),
  updated: z.coerce.date().optional(),
  topics: z.array(z.string()),
  series: z.object({ title: z.string(), part: z.number() }).optional(),
  related: z.array(z.string()).default([]),
});

export const collections = {
  articles: defineCollection({ loader: files('articles'), schema: article }),
  topics: defineCollection({ loader: files('topics'), schema: titled }),
  pages: defineCollection({ loader: files('pages'), schema: titled }),
};

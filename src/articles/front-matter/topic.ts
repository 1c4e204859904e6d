import { z } from 'astro/zod';

/** The front matter of a topic; its text is the paragraph that introduces it. */
export const topicSchema = z.strictObject({
  title: z.string({ error: 'write the name of the topic' }).min(2).max(30),
  description: z.string({ error: 'write one sentence' }).min(40).max(160),
  /** The articles to begin with, by the names of their files: the page shows them first. */
  beginWith: z
    .array(z.string(), { error: 'list slugs, such as [the-twenty-k-week]' })
    .max(3, 'name at most three articles')
    .default([]),
});

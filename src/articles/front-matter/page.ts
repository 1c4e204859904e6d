import { z } from 'astro/zod';

/** The front matter of a page that stands by itself, such as "about". */
export const pageSchema = z.strictObject({
  title: z.string({ error: 'write the heading of the page' }).min(3).max(60),
  description: z.string({ error: 'write one or two sentences' }).min(40).max(200),
});

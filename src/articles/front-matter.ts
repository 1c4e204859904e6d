import { z } from 'zod';

const day = z.date({ error: 'write a date such as 2026-05-14, or 2026-05-14T07:30:00Z' });

const address = z
  .string()
  .regex(/^\/\S*$/, 'write the old path with its leading slash, such as /blog/my-old-post');

/** What reads the names of other files in front matter. */
export interface FrontMatterNames<
  Topic extends z.ZodType,
  Related extends z.ZodType,
  Picture extends z.ZodType,
> {
  /** A file name in content/topics/. */
  readonly topic: Topic;
  /** A slug of another article. */
  readonly article: Related;
  /** The path of a picture, from the article's own file. */
  readonly picture: Picture;
}

/**
 * The front matter of an article. A field that isn't named here fails the build, so a typo can't pass unseen.
 * The build looks the names up in its collections; {@link writtenFrontMatter} takes them as they are written.
 */
export function articleFrontMatter<
  Topic extends z.ZodType,
  Related extends z.ZodType,
  Picture extends z.ZodType,
>(names: FrontMatterNames<Topic, Related, Picture>) {
  return z.strictObject({
    /** Says which article this is, for ever: feeds and mails know it by this, whatever becomes of its title and address. */
    id: z
      .string({ error: 'write a permanent id of 6 to 40 letters, digits and hyphens' })
      .regex(
        /^[a-z0-9][a-z0-9-]{4,38}[a-z0-9]$/,
        'write 6 to 40 small letters, digits and hyphens, and never change it again',
      ),
    title: z
      .string({ error: 'write the headline as text' })
      .min(3, 'write a headline of at least 3 characters')
      .max(100, 'keep the headline within 100 characters'),
    /** The standfirst, and what search engines and feeds show. */
    description: z
      .string({ error: 'write one or two sentences' })
      .min(40, 'write one or two sentences, at least 40 characters')
      .max(200, 'keep it within 200 characters'),
    /** When the article appears, in UTC. One in the future waits for its day. */
    published: day,
    /** When it last changed in a way readers should know. */
    updated: day.optional(),
    /** File names in content/topics/, the main one first. */
    topics: z
      .array(names.topic, { error: 'list topics, such as [goals, coaching]' })
      .min(1, 'name at least one topic')
      .max(4, 'name at most four topics'),
    /** Articles to be read in order, under one name. */
    series: z
      .strictObject({ title: z.string().min(3).max(60), part: z.int().min(1).max(50) })
      .optional(),
    /** Slugs of articles to read next; without any, the nearest by topic are chosen. */
    related: z
      .array(names.article, { error: 'list slugs, such as [the-twenty-k-week]' })
      .max(6, 'name at most six articles')
      .default([]),
    /** A draft appears nowhere. */
    draft: z.boolean({ error: 'write true or false' }).default(false),
    cover: z
      .strictObject({
        src: names.picture,
        /** What the picture shows, for those who don't see it. */
        alt: z.string().min(5, 'say what the picture shows').max(200),
        caption: z.string().max(200).optional(),
      })
      .optional(),
    /** Old addresses of this article; each keeps leading here. */
    redirectFrom: z
      .array(address, { error: 'list old paths, such as [/blog/old-post]' })
      .default([]),
    mail: z
      .strictObject({
        /** `false` keeps this article out of every mail. */
        send: z.boolean().default(true),
        /** The mail's subject, where the title doesn't serve. */
        subject: z.string().min(3).max(120).optional(),
      })
      .default({ send: true }),
  });
}

const slug = z.union([z.string(), z.number()], 'write the name of a file, without its ending');

/** The front matter as an author writes it, names unresolved: what can be checked by its file alone, without Astro. */
export const writtenFrontMatter = articleFrontMatter({
  topic: slug,
  article: slug,
  picture: z.string(),
});

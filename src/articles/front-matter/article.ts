import { z } from 'zod';

// Not z.date(): the schema that editors get of that takes a day without a time for a mistake.
const day = z
  .custom<Date>((value) => value instanceof Date && !Number.isNaN(value.getTime()), {
    error: 'write a date such as 2026-05-14, or 2026-05-14T07:30:00Z',
  })
  .meta({ type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$` });

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
    id: z
      .string({ error: 'write a permanent id of 6 to 40 letters, digits and hyphens' })
      .regex(
        /^[a-z0-9][a-z0-9-]{4,38}[a-z0-9]$/,
        'write 6 to 40 small letters, digits and hyphens, and never change it again',
      )
      .meta({
        description:
          'Says for ever which article this is: mails and feeds know it by this. Never change it.',
        examples: ['k4w9t2pz'],
      }),
    title: z
      .string({ error: 'write the headline as text' })
      .min(3, 'write a headline of at least 3 characters')
      .max(200, 'keep the headline within 200 characters')
      .meta({
        description: 'The headline, at most 200 characters.',
        examples: ['A million-dollar year is a $20K week'],
      }),
    description: z
      .string({ error: 'write one or two sentences' })
      .min(40, 'write one or two sentences, at least 40 characters')
      .max(200, 'keep it within 200 characters')
      .meta({
        description:
          'One or two sentences under the headline, and in search results and feeds: 40 to 200 characters.',
      }),
    published: day.meta({
      description:
        'When it appears, in UTC. A day in the future waits; a time may follow: 2026-05-14T07:30:00Z.',
      examples: ['2026-05-14'],
    }),
    updated: day.optional().meta({
      description: 'When it last changed in a way readers should know.',
      examples: ['2026-06-01'],
    }),
    topics: z
      .array(names.topic, { error: 'list topics, such as [goals, coaching]' })
      .min(1, 'name at least one topic')
      .max(4, 'name at most four topics')
      .meta({
        description: 'One to four names of files in content/topics/, the main one first.',
        examples: [['goals', 'coaching']],
      }),
    series: z
      .strictObject({
        title: z.string().min(3).max(60).meta({ description: 'The same in all its parts.' }),
        part: z.int().min(1).max(50).meta({ description: 'Which part this is, from 1.' }),
      })
      .optional()
      .meta({
        description: 'Articles to be read in order, under one name.',
        examples: [{ title: 'The first ninety days', part: 1 }],
      }),
    related: z
      .array(names.article, { error: 'list slugs, such as [the-twenty-k-week]' })
      .max(6, 'name at most six articles')
      .default([])
      .meta({
        description:
          'Up to six articles to read next, by the names of their files; without any, the nearest by topic are chosen.',
        examples: [['the-twenty-k-week']],
      }),
    draft: z
      .boolean({ error: 'write true or false' })
      .default(false)
      .meta({
        description: 'As long as this says true, the article appears nowhere.',
        examples: [true],
      }),
    cover: z
      .strictObject({
        src: names.picture.meta({
          description: 'The picture’s file, as seen from the article’s own.',
        }),
        alt: z
          .string()
          .min(5, 'say what the picture shows')
          .max(200)
          .meta({ description: 'What the picture shows, for those who don’t see it.' }),
        caption: z.string().max(200).optional().meta({ description: 'A line under the picture.' }),
      })
      .optional()
      .meta({
        description: 'A picture above the text.',
        examples: [{ src: './legal-pad.png', alt: 'A yellow legal pad with five boxes' }],
      }),
    keyFigure: z
      .strictObject({
        figure: z
          .string({ error: 'put the figure in quotes, such as "$20,000"' })
          .min(1)
          .max(10, 'keep the figure within 10 characters')
          .meta({ description: 'As the article writes it.' }),
        meaning: z
          .string()
          .min(5, 'say what the figure is')
          .max(60, 'keep it within 60 characters')
          .meta({ description: 'What it is, in a few words.' }),
      })
      .optional()
      .meta({
        description: 'The figure an article turns on. Without a cover, the home page shows it.',
        examples: [{ figure: '$20,000', meaning: 'a week, and the year is a million' }],
      }),
    redirectFrom: z
      .array(address, { error: 'list old paths, such as [/blog/old-post]' })
      .default([])
      .meta({
        description: 'Old addresses of this article; each keeps leading here.',
        examples: [['/blog/old-post']],
      }),
    mail: z
      .strictObject({
        send: z
          .boolean()
          .default(true)
          .meta({ description: 'false keeps this article out of every mail.' }),
        subject: z
          .string()
          .min(3)
          .max(120)
          .optional()
          .meta({ description: 'The mail’s subject, where the title doesn’t serve.' }),
      })
      .default({ send: true })
      .meta({
        description: 'What updates by mail do with it.',
        examples: [{ send: true, subject: 'What would make this a good week?' }],
      }),
  });
}

const slug = z.union([z.string(), z.number()], 'write the name of a file, without its ending');

/** The front matter as an author writes it, names unresolved: what can be checked by its file alone, without Astro. */
export const writtenFrontMatter = articleFrontMatter({
  topic: slug,
  article: slug,
  picture: z.string(),
});

import type { z } from 'zod';
import { writtenFrontMatter } from '../../../../articles/front-matter/article.ts';
import { pageSchema } from '../../../../articles/front-matter/page.ts';
import { topicSchema } from '../../../../articles/front-matter/topic.ts';
import { sentence } from '../../../../sentences.ts';
import { newPermanentId } from '../../../permanent-id.ts';
import { fieldMeant } from '../../field-meant.ts';
import type { Found } from '../../finding.ts';
import type { FrontMatter } from '../../file/written-front-matter.ts';
import type { FileRule } from '../../rule.ts';
import type { Collection } from '../../file/written-file.ts';

const schemas: Readonly<Record<Collection, z.ZodObject>> = {
  articles: writtenFrontMatter,
  pages: pageSchema,
  topics: topicSchema,
};

/** Front matter that can't be read, or doesn't say what its kind of file has to say. */
export const frontMatter: FileRule = {
  name: 'front-matter',
  looksAt: 'file',
  stopsDraftsToo: true,
  *findings({ collection, frontMatter: fields }) {
    const { data, unreadable, placeOf } = fields;
    if (unreadable) {
      yield {
        level: 'error',
        at: unreadable.at,
        sentence: `The front matter can't be read: ${unreadable.reason}`,
      };
      return;
    }
    const schema = schemas[collection];
    for (const issue of schema.safeParse(data).error?.issues ?? []) {
      if (issue.code === 'unrecognized_keys') {
        const known = issue.path.length === 0 ? Object.keys(schema.shape) : [];
        for (const key of issue.keys) {
          const one = sentence({ ...issue, keys: [key] }, data);
          const at = placeOf([...issue.path, key]);
          yield { level: 'error', at, sentence: `${one}${fieldMeant(key, known)}` };
        }
        continue;
      }
      const isMissingId = issue.path.length === 1 && issue.path[0] === 'id' && !('id' in data);
      yield {
        level: 'error',
        at: placeOf(issue.path),
        sentence: isMissingId
          ? `"id" is missing: write a line "id: ${newPermanentId(new Set())}", which is nobody's yet, and never change it again.`
          : sentence(issue, data),
      };
    }
    yield* impossibleDays(fields);
  },
};

/** Days that no calendar has: YAML takes the 30th of February for the 2nd of March. */
function* impossibleDays({ textOf, placeOf }: FrontMatter): Generator<Found> {
  for (const field of ['published', 'updated']) {
    const text = textOf([field]) ?? '';
    const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ?? [];
    if (year === undefined) continue;
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    const isInYear = Number(month) >= 1 && Number(month) <= 12;
    if (isInYear && Number(day) >= 1 && Number(day) <= last) continue;
    const meant = isInYear ? `${year}-${month}-${last}` : `${year}-12-31`;
    yield {
      level: 'error',
      at: placeOf([field]),
      sentence: `"${field}" is ${text}, a day that no calendar has: write one that is there, such as ${meant}.`,
    };
  }
}

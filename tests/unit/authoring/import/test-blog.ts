import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { OldArticle, OldBlog } from '../../../../src/authoring/import/old-article.ts';

/** An export that is nothing but articles as the import takes them: one a line, as JSON. */
export const testBlog: OldBlog = {
  name: 'Articles as lines (test)',
  recognizes: (path) => path.endsWith('.jsonl'),
  async *articles(path, { read, leftOut }) {
    const stream = createReadStream(path);
    let line = 0;
    for await (const text of createInterface({ input: stream })) {
      line += 1;
      read(stream.bytesRead);
      if (text.startsWith('page ')) {
        leftOut(`${path}, line ${line}: ${text} is no article.`);
        continue;
      }
      if (text === 'damaged') throw new Error(`${path}, line ${line}: this is no article.`);
      const article = JSON.parse(text) as OldArticle;
      yield { ...article, source: `${path}, line ${line}` };
    }
  },
};

/** Tells these from all other files. */
export async function testBlogAt(path: string): Promise<OldBlog> {
  if (await testBlog.recognizes(path, '')) return testBlog;
  throw new Error(`${path}: this is no export that can be read.`);
}

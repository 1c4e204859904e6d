import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportOf, oldArticlesAt, oldArticlesIn } from '../old-articles.ts';

const blog = 'https://www.closing-time.example/blog';

describe('a HubSpot table', () => {
  it('gives every field of a post, and the line its row begins on', async () => {
    const { name, articles, read } = await oldArticlesAt(exportOf('hubspot.csv'));
    expect(name).toBe('HubSpot export (CSV)');
    const [no, yes] = articles;
    expect({ ...no, body: undefined }).toEqual({
      source: 'hubspot.csv, line 2',
      identity: `${blog}/the-no`,
      address: `${blog}/the-no`,
      title: 'The "no" that wasn\'t',
      description: 'When a customer says no, listen for the sentence that comes after it.',
      published: '2019-07-01T14:30:00Z',
      updated: '2019-07-02T10:00:00Z',
      topics: ['Objections', 'Coaching'],
      author: 'Ruth Okafor',
      cover: { src: 'https://www.closing-time.example/hubfs/Blog/cover.png' },
    });
    expect(no?.body.kind).toBe('html');
    expect(no?.body.text).toContain('as in\n<a href="/blog/the-yes">the yes</a>');
    expect(no?.body.text).toContain("{{cta('6d1f0a2c-0000-4000-8000-000000000000')}}");
    expect(yes).toEqual({
      source: 'hubspot.csv, line 9',
      identity: `${blog}/the-yes`,
      address: `${blog}/the-yes`,
      title: 'The yes',
      published: '2019-07-01T11:30:00Z',
      topics: ['Objections', 'Coaching'],
      author: 'Sam Ito',
      body: { kind: 'html', text: '<p>She said yes.</p>' },
    });
    expect(read.at(-1)).toBe(statSync(exportOf('hubspot.csv')).size);
  });

  it('takes drafts and archived posts for drafts, and dates that are none for missing', async () => {
    const { articles } = await oldArticlesAt(exportOf('hubspot.csv'));
    expect(articles[2]).toEqual({
      source: 'hubspot.csv, line 10',
      identity: 'https://www.closing-time.example/-temporary-slug-9c1',
      title: 'Not finished',
      author: 'Ruth Okafor',
      draft: true,
      body: { kind: 'html', text: '' },
    });
    expect(articles[3]).toMatchObject({
      draft: true,
      title: 'The yes',
      lost: [
        'It was archived on the old blog, so it comes as a draft',
        'The date "2019-02-30 08:00" isn\'t in any calendar and was left out',
      ],
    });
    expect(articles[3]).not.toHaveProperty('published');
  });

  it.each([
    'ID,Name,Post Body,Slug',
    'id;post_name;postBody;SLUG',
    '"Id"\t" Blog post title "\t"Blog  post body"\t"URL slug"',
    '\uFEFFPost ID,Title,Content,Path',
  ])('knows its columns by many names: %s', async (header) => {
    const separator = /[,;\t]/.exec(header)?.[0] ?? '';
    const row = ['77', 'A title', '<p>a</p>', 'blog/a-title'].join(separator);
    const { articles } = await oldArticlesIn(`${header}\r\n${row}\r\n`, 'blog.csv');
    expect(articles).toEqual([
      {
        source: 'blog.csv, line 2',
        identity: 'hubspot 77',
        title: 'A title',
        slug: 'a-title',
        body: { kind: 'html', text: '<p>a</p>' },
      },
    ]);
  });

  it('reads a comments column, deleted rows and the words for a picture', async () => {
    const { articles, leftOut } = await oldArticlesIn(
      'Title,Body,Status,Comments enabled,Featured image,Featured image alt text\nA,a,PUBLISHED,FALSE,/a.png,A\nB,b,DELETED,TRUE,,\n',
      'blog.csv',
    );
    expect(articles).toMatchObject([{ commentsOff: true, cover: { src: '/a.png', alt: 'A' } }]);
    expect(leftOut).toEqual(['blog.csv, line 3: "B" is deleted and stays out.']);
  });

  it('reads dates with slashes when the table shows which number is the month', async () => {
    const table = (other: string): string =>
      `Title,Body,Publish date\nA,a,5/3/2016 9:12 AM\nB,b,${other}\n`;
    const american = await oldArticlesIn(table('5/13/2016'), 'blog.csv');
    expect(american.articles[0]?.published).toBe('2016-05-03T09:12:00Z');
    const british = await oldArticlesIn(table('13/5/2016'), 'blog.csv');
    expect(british.articles[0]?.published).toBe('2016-03-05T09:12:00Z');
    const unclear = await oldArticlesIn(table('6/6/2016'), 'blog.csv');
    expect(unclear.articles[0]).not.toHaveProperty('published');
    expect(unclear.articles[0]?.lost).toEqual([
      'The date "5/3/2016 9:12 AM" could mean two days and was left out: write it as 2016-05-03',
    ]);
    expect(unclear.articles[1]?.published).toBe('2016-06-06');
  });

  it('says which columns are missing', async () => {
    await expect(oldArticlesIn('Post URL,Author\nx,y\n', 'blog.csv')).rejects.toThrow(
      'blog.csv, line 1: a column "post title" and "post body" is missing. The columns are "Post URL", "Author".',
    );
  });

  it('says where a quotation mark breaks it, and which row is too short', async () => {
    await expect(oldArticlesIn('Title,Body\nA,a\nB,"b"c\nD,d\n', 'blog.csv')).rejects.toThrow(
      "blog.csv, line 3: the row that begins here can't be read as CSV",
    );
    const { articles } = await oldArticlesIn('Title,Body,Author\nA,a\n', 'blog.csv');
    expect(articles[0]?.lost).toEqual([
      'Its row has 2 fields where the first line names 3: compare it with the old page',
    ]);
  });
});

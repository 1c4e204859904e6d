import { expect, it } from 'vitest';
import { contentRedirects } from '../../../src/redirects/content-redirects.ts';
import { folderOf } from '../../serving/served-site.ts';

it('the content folder names old addresses that no article owns, those told by their query too', async () => {
  const folder = await folderOf({
    'redirects.txt':
      '# From the old blog\n/category/goals/ /topics/goals/ 301\n/?cat=3 /topics/goals/ 301\n',
  });
  expect(await contentRedirects(folder)).toEqual({
    '/category/goals/': '/topics/goals/',
    '/?cat=3': '/topics/goals/',
  });
  expect(await contentRedirects(await folderOf({}))).toEqual({});
});

it('a line that can’t be followed is named by its number and file', async () => {
  const folder = await folderOf({ 'redirects.txt': '# One\n/?cat=3 /a/ 301\n/old /new/\n' });
  await expect(contentRedirects(folder)).rejects.toThrow('redirects.txt, line 3');
});

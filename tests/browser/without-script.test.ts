import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { served } from './served.ts';

const origin = await served('dist');

test('without a script a reader finds, reads and follows everything', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  await page.goto(`${origin}/`);
  await page.getByRole('link', { name: 'Articles', exact: true }).first().click();
  await page.getByRole('heading', { name: 'All articles' }).waitFor();
  await page.getByRole('link', { name: 'November' }).first().click();
  expect(new URL(page.url()).pathname).toBe('/archive/2026/11/');
  await page.locator('main ol h2 a').first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/articles\/.+\/$/);
  await page.getByLabel('Your email address').waitFor();
  await page
    .getByRole('navigation', { name: 'Earlier and later articles' })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('link', { name: 'Topics', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Goals' }).getByRole('link').click();
  expect(new URL(page.url()).pathname).toBe('/topics/goals/');
  await context.close();
});

test('without a script search says so and offers the archive and the topics, and shows no control that does nothing', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  await page.goto(`${origin}/search/?q=quota`);
  expect(await page.getByLabel('Topic').isVisible()).toBe(false);
  await page.locator('noscript').getByRole('link', { name: 'the topics' }).waitFor();
  await page.getByRole('link', { name: 'all articles by month' }).click();
  expect(new URL(page.url()).pathname).toBe('/archive/');
  await page.goto(`${origin}/articles/five-goals-ten-weeks-later/`);
  for (const name of ['Copy the link', 'Print it']) {
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
  expect(await page.getByRole('group', { name: 'Theme' }).count()).toBe(0);
  await context.close();
});

test('the page that isn’t there says so with its status, and leads on', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  const response = await page.goto(`${origin}/no-such-page/`);
  expect(response?.status()).toBe(404);
  await page.getByLabel('Search the blog').fill('quota');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/search/?q=quota');
  await context.close();
});

test('an old address answers with one redirect to the article', async () => {
  const answer = await fetch(`${origin}/blog/a-quota-is-not-a-reason?from=mail`, {
    redirect: 'manual',
  });
  expect(answer.status).toBe(301);
  expect(answer.headers.get('location')).toBe('/articles/a-quota-is-not-a-reason/?from=mail');
});

export default {
  layout: 'standing.11ty.js',
  tags: ['pages'],
  permalink: ({ page }) => `/${page.fileSlug}/index.html`,
};

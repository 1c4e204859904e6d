import { monthOf } from './blog.js';

// The same blog as a plain Eleventy site, for measuring against: JavaScript templates, which are Eleventy's
// quickest, Markdown without a second template language, and every list worked out once.

const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

export default function (config) {
  config.setQuietMode(true);
  config.setUseGitIgnore(false);
  config.setDataFileSuffixes(['.11tydata']);
  config.addPassthroughCopy({ public: '/' });
  config.ignores.add('public/**');
  const ofArticles = (names) => (api) => [
    ...new Set(api.getFilteredByTag('articles').flatMap(names)),
  ];
  config.addCollection('months', ofArticles(monthOf));
  config.addCollection(
    'topics',
    ofArticles(({ data }) => data.topics),
  );
  config.amendLibrary('md', (markdown) => {
    markdown.core.ruler.push('heading-ids', ({ tokens }) => {
      const taken = new Map();
      for (const [index, token] of tokens.entries()) {
        if (token.type !== 'heading_open') continue;
        const slug = slugOf(tokens[index + 1].content);
        const times = taken.get(slug) ?? 0;
        taken.set(slug, times + 1);
        token.attrSet('id', times === 0 ? slug : `${slug}-${times}`);
      }
    });
    markdown.renderer.rules.table_open = () =>
      '<div class="table" role="group" aria-label="Table" tabindex="0"><table>\n';
    markdown.renderer.rules.table_close = () => '</table></div>\n';
  });
  return {
    dir: { input: '.', includes: '_includes', data: '_data', output: process.env.PEER_OUTPUT },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ['md', '11ty.js'],
  };
}

import { satteri } from '@astrojs/markdown-satteri';
import { defineHastPlugin } from 'satteri';

/**
 * Tables as our pages can show them: columns aligned by class, because the Content-Security-Policy allows no
 * style attribute, and a frame that scrolls by touch and by keyboard where a table is wider than a phone.
 */
const tables = defineHastPlugin({
  name: 'tables',
  element: [
    {
      filter: ['td', 'th'],
      visit(cell, context) {
        const style = cell.properties['style'];
        if (typeof style !== 'string') return;
        const [, alignment] = /^text-align:\s*(center|right)/.exec(style) ?? [];
        context.setProperty(cell, 'style', null);
        if (alignment) context.setProperty(cell, 'className', [`aligned-${alignment}`]);
      },
    },
    {
      filter: ['th'],
      visit(head, context) {
        context.setProperty(head, 'scope', 'col');
      },
    },
    {
      filter: ['table'],
      visit(table, context) {
        context.wrapNode(table, {
          type: 'element',
          tagName: 'div',
          properties: { className: ['table'], role: 'group', ariaLabel: 'Table', tabIndex: 0 },
          children: [],
        });
      },
    },
  ],
});

/** The boxes of a list of tasks, with a name for those who don't see whether they are ticked. */
const tasks = defineHastPlugin({
  name: 'tasks',
  element: {
    filter: ['input'],
    visit(box, context) {
      context.setProperty(box, 'ariaLabel', box.properties['checked'] ? 'Done' : 'To do');
    },
  },
});

/** Markup without components is kept as one string, which pages only have to copy. Pictures are a component of ours. */
export const staticMarkup = { ignoreElementNames: ['img'] };

/** A paragraph that is one sentence in bold and nothing else is what its author wants seen first. */
const pullQuotes = defineHastPlugin({
  name: 'pull-quotes',
  element: {
    filter: ['p'],
    visit(paragraph, context) {
      const [only, ...others] = paragraph.children;
      if (only?.type === 'element' && only.tagName === 'strong' && others.length === 0) {
        context.setProperty(paragraph, 'className', ['pull-quote']);
      }
    },
  },
});

/** How the Markdown of articles, topics and pages becomes HTML. */
export const articleMarkdown = satteri({ hastPlugins: [tables, tasks, pullQuotes] });

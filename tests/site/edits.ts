import { readdirSync } from 'node:fs';
import { copyFile, cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slugOfFile } from '../../src/articles/content-folder.ts';
import type { ProjectCopy } from './project-copy.ts';

/** Something an author, an owner or an engineer does to the project. */
export interface Edit {
  readonly name: string;
  /**
   * Does it, in the same way in every copy of the project.
   * @param choice picks one among several, where there are several.
   */
  readonly apply: (project: ProjectCopy, choice: number) => Promise<void>;
}

/** What an author changes. */
export const editsOfContent: readonly Edit[] = [
  {
    name: 'a sentence more',
    apply: async (project, choice) =>
      project.edit(
        articleFile(project, choice),
        (text) => `${text}\nAnd one more thing, ${choice}.\n`,
      ),
  },
  {
    name: 'another title',
    apply: async (project, choice) =>
      project.edit(articleFile(project, choice), (text) =>
        text.replace(/^title: .*$/m, `title: "Another title, ${choice}"`),
      ),
  },
  {
    name: 'another month',
    apply: async (project, choice) =>
      project.edit(articleFile(project, choice), (text) =>
        text.replace(
          /^published: .*$/m,
          `published: 2025-0${(choice % 9) + 1}-1${choice % 10}T06:30:00Z`,
        ),
      ),
  },
  {
    name: 'another topic',
    apply: async (project, choice) =>
      project.edit(articleFile(project, choice), (text) =>
        text.replace(/^topics: .*$/m, (line) =>
          line === 'topics: [unused]' ? 'topics: [goals, unused]' : 'topics: [unused]',
        ),
      ),
  },
  {
    name: 'a draft again',
    apply: async (project, choice) => {
      const file = articleFile(project, choice);
      await unlink(project, slugOf(file));
      await project.edit(file, (text) => text.replace(/^published:/m, 'draft: true\npublished:'));
    },
  },
  {
    name: 'an article less',
    apply: async (project, choice) => {
      const file = articleFile(project, choice);
      await unlink(project, slugOf(file));
      await rm(join(project.folder, file));
    },
  },
  {
    name: 'another address',
    apply: async (project, choice) => {
      const file = articleFile(project, choice, (name) => !name.includes('/index'));
      const slug = slugOf(file);
      for (const one of contentFiles(project)) {
        await replaceIn(project, one, slug, `${slug}-moved`);
      }
      const moved = file.replace(slug, `${slug}-moved`);
      await rename(join(project.folder, file), join(project.folder, moved));
    },
  },
  {
    name: 'a new article',
    apply: async (project, choice) =>
      writeFile(
        join(project.folder, `content/articles/new-${choice}.mdx`),
        `---\nid: new-article-${choice}\ntitle: New ${choice}\ndescription: An article that wasn’t there when the last build was made.\npublished: 2026-11-0${(choice % 9) + 1}\ntopics: [goals]\n---\n\nNew, with {1 + ${choice}} and a <Odds chance={${(choice % 50) + 20}} />\n`,
      ),
  },
  {
    name: 'another picture under the same name',
    apply: async (project, choice) => {
      const pictures = filesIn(project, 'content/articles').filter((name) =>
        /\.(?:png|jpe?g)$/.test(name),
      );
      const [one, other] = [
        pictures[choice % pictures.length],
        pictures[(choice + 1) % pictures.length],
      ];
      if (one && other) await copyFile(join(project.folder, other), join(project.folder, one));
    },
  },
  {
    name: 'another description of a topic',
    apply: async (project, choice) =>
      project.edit(
        'content/topics/goals.mdx',
        (text) => `${text}\nWhat a goal is, said ${choice} times.\n`,
      ),
  },
  {
    name: 'a file in public/',
    apply: async (project, choice) => {
      await rm(join(project.folder, 'public/said.txt'), { force: true });
      await writeFile(join(project.folder, `public/said-${choice}.txt`), `Said ${choice}.\n`);
    },
  },
  {
    name: 'the draft published, or drawn back',
    apply: async (project) =>
      project.edit('content/articles/secret-draft.mdx', (text) =>
        text.replace(/draft: (true|false)/, (_, draft) => `draft: ${draft !== 'true'}`),
      ),
  },
];

/** What an owner or an engineer changes, and what comes with other versions of packages. */
export const editsOfCode: readonly Edit[] = [
  {
    name: 'other words in a calculator',
    apply: async (project, choice) =>
      project.edit('src/calculators/odds/inputs.ts', (text) =>
        text.replace("label: '", `label: '(${choice}) `),
      ),
  },
  {
    name: 'another layout',
    apply: async (project, choice) =>
      project.edit('src/components/article/ArticleText.astro', (text) =>
        text.replace('<article', `<article data-edit="${choice}"`),
      ),
  },
  {
    name: 'another setting',
    apply: async (project, choice) =>
      project.edit('src/site.ts', (text) =>
        text
          .replace(/newestMonthsInSidebar: \d+/, `newestMonthsInSidebar: ${(choice % 3) + 2}`)
          .replace(/tagline: '/, `tagline: '${choice} `),
      ),
  },
  {
    name: 'another policy',
    apply: async (project, choice) =>
      project.edit('src/security/content-security-policy.ts', (text) =>
        text.replace(`'default-src': ["'none'"`, `$&, 'https://${choice}.example'`),
      ),
  },
  {
    name: 'other Markdown',
    apply: async (project, choice) =>
      project.edit('src/article-text/markdown.ts', (text) =>
        text.replace("ariaLabel: 'Table", `ariaLabel: 'Table ${choice}`),
      ),
  },
  {
    name: 'another version of a package',
    apply: async (project, choice) => {
      const path = 'node_modules/sanitize-html';
      await rm(join(project.folder, path), { recursive: true });
      await cp(path, join(project.folder, path), { recursive: true });
      await project.edit(`${path}/index.js`, (text) =>
        text.replace(
          'module.exports = sanitizeHtml;',
          `module.exports = Object.assign((...given) => sanitizeHtml(...given) + ' ${choice}', sanitizeHtml);`,
        ),
      );
      await project.edit('package-lock.json', (text) =>
        text.replace(/("node_modules\/sanitize-html": \{\s+"version": ")[^"]+/, `$199.0.${choice}`),
      );
    },
  },
];

function articleFile(
  project: ProjectCopy,
  choice: number,
  fits: (file: string) => boolean = () => true,
): string {
  const files = articleFiles(project).filter(fits);
  const file = files[choice % files.length];
  if (!file) throw new Error('There is no article left to edit.');
  return file;
}

/** The articles, but the draft that waits to be published. */
function articleFiles(project: ProjectCopy): string[] {
  return contentFiles(project).filter((name) => /^content\/articles\/(?!secret-draft)/.test(name));
}

function contentFiles(project: ProjectCopy): string[] {
  return filesIn(project, 'content').filter((name) => name.endsWith('.mdx'));
}

function filesIn(project: ProjectCopy, folder: string): string[] {
  return readdirSync(join(project.folder, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .toSorted();
}

function slugOf(file: string): string {
  return slugOfFile(file.replace(/^content\/articles\//, ''));
}

/** Takes an article out of every list and link that names it. */
async function unlink(project: ProjectCopy, slug: string): Promise<void> {
  for (const file of contentFiles(project)) {
    const path = join(project.folder, file);
    const text = await readFile(path, 'utf8');
    const freed = text
      .replace(/^related: .*$/m, (line) => (line.includes(slug) ? 'related: []' : line))
      .replaceAll(new RegExp(`/articles/${slug}/(?:#[\\w-]+)?`, 'g'), '/archive/');
    await writeFile(path, freed);
  }
}

async function replaceIn(
  project: ProjectCopy,
  file: string,
  from: string,
  to: string,
): Promise<void> {
  const path = join(project.folder, file);
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(from, to));
}

import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import type { CheckedSite } from '../authoring/check/check-site.ts';
import type { Finding } from '../authoring/check/finding.ts';

/**
 * Checks what the author wrote, by the rules of `npm run check`. Errors stop the build, all of them in one list;
 * of warnings there is a line that says how many.
 */
export function preflight(): AstroIntegration {
  let checked: CheckedSite | undefined;
  return {
    name: 'preflight',
    hooks: {
      // Before the content is read, which would stop at the first fault of the first file.
      'astro:config:setup': async ({ command, config }) => {
        if (command !== 'build') return;
        const { checkSite } = await import('../authoring/check/check-site.ts');
        const { contentFolder } = await import('../articles/content-folder.ts');
        const { buildTime } = await import('../clock.ts');
        checked = await checkSite({
          content: contentFolder,
          cache: fileURLToPath(config.cacheDir),
          now: buildTime,
        });
        await refuse(checked.findings);
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (!checked) return;
        const { checkBuiltSite } = await import('../authoring/check/check-site.ts');
        const built = await checkBuiltSite(checked.site, fileURLToPath(dir));
        await refuse(built);
        const { length } = [...checked.findings, ...built].filter(
          ({ level }) => level === 'warning',
        );
        if (length > 0) {
          logger.info(
            `${length} ${length === 1 ? 'warning' : 'warnings'}: npm run check shows them`,
          );
        }
      },
    },
  };
}

/** @throws an error that lists the findings which are errors, if there are any. */
async function refuse(findings: readonly Finding[]): Promise<void> {
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length === 0) return;
  const { findingsAsText } = await import('../authoring/check/findings-as-text.ts');
  const error = new Error(
    `The content isn't ready to be built:\n\n${findingsAsText(errors, false)}`,
  );
  // Where in this file it was thrown is nothing to an author.
  delete error.stack;
  throw error;
}

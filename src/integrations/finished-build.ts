import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { builtMark } from '../serving/built-site.ts';

/** Tells the process that serves the site that it is whole. It has to run last. */
export function finishedBuild(): AstroIntegration {
  return {
    name: 'finished-build',
    hooks: { 'astro:build:done': ({ dir }) => writeFile(new URL(builtMark, dir), '') },
  };
}

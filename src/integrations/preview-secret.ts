import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { environment } from '../environment.ts';

const shortest = 32;

/**
 * The secret that the addresses of previews are made with: `PREVIEW_SECRET`, else that in a file, which is
 * made the first time with mode 600. Another secret gives every preview another address.
 * @throws a sentence when it is too short to keep an address from being guessed.
 */
export function previewSecret(
  given: string | undefined = environment['PREVIEW_SECRET'],
  file = 'var/preview-secret',
): string {
  const secret = (given ?? kept(file)).trim();
  if (secret.length >= shortest) return secret;
  const place = given === undefined ? file : 'PREVIEW_SECRET';
  const remedy = given === undefined ? 'Delete it and build again' : 'Write a longer one';
  throw new Error(
    `${place} has ${secret.length} characters, and a secret needs at least ${shortest}. ${remedy}, or leave it out: then one is made.`,
  );
}

function kept(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  try {
    // Two builds may start at once: the link takes whole files only, and only the first.
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeToOthers } from './owner-only.ts';

/** A key that signs links and bounce addresses. */
export interface LinkKey {
  /** Travels with what was signed, so that an older key still verifies after a new one came. */
  id: string;
  key: Buffer;
}

/** Never logged, never in the store. */
export interface Secrets {
  /** The first signs; all verify. */
  linkKeys: readonly [LinkKey, ...LinkKey[]];
  /** Turns addresses into keyed hashes. Changing it forgets every suppression. */
  addressKey: Buffer;
}

/**
 * Reads the secrets, and makes those that aren't there yet with mode 600.
 * Each file has one key a line, as 64 hexadecimal digits; a new line on top rotates the link key.
 * `UPDATES_LINK_KEYS` and `UPDATES_ADDRESS_KEY` win over the files, keys separated by commas.
 * @throws an error with a sentence when a key can't be used.
 */
export function readSecrets(
  directory: string,
  variables: NodeJS.ProcessEnv = process.env,
): Secrets {
  const [firstLink, ...olderLinks] = keys('UPDATES_LINK_KEYS', 'link-keys', directory, variables);
  const [addressKey] = keys('UPDATES_ADDRESS_KEY', 'address-key', directory, variables);
  if (!firstLink || !addressKey) throw new Error(`The secrets in ${directory} are empty.`);
  return {
    linkKeys: [linkKey(firstLink), ...olderLinks.map(linkKey)],
    addressKey: Buffer.from(addressKey, 'hex'),
  };
}

function linkKey(hexadecimal: string): LinkKey {
  return { id: hexadecimal.slice(0, 4), key: Buffer.from(hexadecimal.slice(4), 'hex') };
}

function keys(
  variable: string,
  file: string,
  directory: string,
  variables: NodeJS.ProcessEnv,
): string[] {
  const given = variables[variable];
  const path = join(directory, 'secrets', file);
  const found = (given ? given.split(',') : fromFile(path)).map((line) => line.trim());
  for (const key of found) {
    if (!/^[0-9a-f]{64}$/.test(key)) {
      const place = given ? variable : path;
      throw new Error(`${place} can't be used: a key is 64 hexadecimal digits in small letters.`);
    }
  }
  return found;
}

function fromFile(path: string): string[] {
  try {
    closeToOthers(path);
    return lines(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  try {
    // Two processes may start at once: the link takes whole files only, and only the first.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return lines(path);
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
}

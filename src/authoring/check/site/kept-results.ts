import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { codeDigest } from '../../../incremental-build/code-digest.ts';
import { writeWholeFile } from '../../../whole-file.ts';
import type { Facts } from '../file/facts.ts';
import type { Finding } from '../finding.ts';

/** What a check knows of one file: it holds as long as neither the file nor the rules change. */
export interface FileResult {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

/** A result with what it was worked out from. */
export interface KeptResult extends FileResult {
  /** What changes whenever the file is written. */
  readonly stamp: string;
  /** The digest of what the file says. */
  readonly digest: string;
  /** The day it was worked out for, where the day matters. */
  readonly day: string | null;
}

/** Results by file, kept from one run to the next. */
export type KeptResults = ReadonlyMap<string, KeptResult>;

/** The digest of a text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/**
 * Reads what an earlier run kept.
 * @returns nothing when there is no such file, or other rules made it.
 */
export async function readKept(file: string, rules: string): Promise<KeptResults> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    const { rules: madeBy, results } = kept as { rules: string; results: [string, KeptResult][] };
    return madeBy === rules ? new Map(results) : new Map();
  } catch {
    return new Map();
  }
}

/** Keeps results for the next run. Two runs at once each leave a whole file. */
export async function writeKept(file: string, rules: string, results: KeptResults): Promise<void> {
  await writeWholeFile(file, JSON.stringify({ rules, results: [...results] }));
}

/** The digest of everything that decides what a file's rules find: a result of other rules isn't used. */
export function digestOfRules(): string {
  return codeDigest(
    'src/authoring/check',
    'src/calculators',
    'src/articles',
    'src/sentences.ts',
    'package-lock.json',
  );
}

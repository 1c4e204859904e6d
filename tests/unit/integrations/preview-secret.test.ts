import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { previewSecret } from '../../../src/integrations/preview-secret.ts';
import { previewToken } from '../../../src/integrations/preview-token.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'var', 'preview-secret');
}

test('a secret is made once, for its owner’s eyes, and kept', () => {
  const file = newFile();
  const secret = previewSecret(undefined, file);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(previewSecret(undefined, file)).toBe(secret);
  expect(readFileSync(file, 'utf8').trim()).toBe(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(previewSecret(undefined, newFile())).not.toBe(secret);
});

test('the setting wins over the file, which then isn’t made', () => {
  const file = newFile();
  expect(previewSecret('x'.repeat(32), file)).toBe('x'.repeat(32));
  expect(() => statSync(file)).toThrow('ENOENT');
});

test('a secret that is too short is refused, with what to do', () => {
  expect(() => previewSecret('x'.repeat(31), newFile())).toThrow(
    'PREVIEW_SECRET has 31 characters, and a secret needs at least 32. Write a longer one',
  );
  expect(() => previewSecret('', newFile())).toThrow('PREVIEW_SECRET has 0 characters');
  const file = newFile();
  previewSecret(undefined, file);
  writeFileSync(file, 'short\n');
  expect(() => previewSecret(undefined, file)).toThrow(
    /preview-secret has 5 characters.*Delete it/,
  );
});

test('an address depends on the article’s permanent id and the secret, on nothing else', () => {
  const token = previewToken('n3r7k5vh', 'one secret');
  expect(token).toMatch(/^[0-9a-f]{40}$/);
  expect(previewToken('n3r7k5vh', 'one secret')).toBe(token);
  expect(previewToken('n3r7k5vi', 'one secret')).not.toBe(token);
  expect(previewToken('n3r7k5vh', 'another secret')).not.toBe(token);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asScriptContent } from '../../../src/articles/structured-data.ts';

test('no text can end the script element, and the data stay what they were', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('</script>', '<!--', ']]>')), (name) => {
      const data = {
        '@context': 'https://schema.org' as const,
        '@graph': [{ '@type': 'Person' as const, name }],
      };
      const content = asScriptContent(data);
      expect(content).not.toMatch(/[<>]/);
      expect(JSON.parse(content)).toEqual(data);
    }),
    { numRuns: 1000 },
  );
});

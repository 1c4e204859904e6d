import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing, shape, words } from '../../../../../src/calculators/shared/calculator/svg.ts';
import {
  escaped,
  figuresMarkup,
  tableMarkup,
} from '../../../../../src/calculators/shared/calculator/markup.ts';
import { RUNS, aText } from '../../junk.ts';

describe('markup made from texts', () => {
  it('carries no markup of theirs', () => {
    fc.assert(
      fc.property(aText, (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']/);
        const markup =
          figuresMarkup([{ label: text, value: text, note: text || 'note' }]) +
          tableMarkup({ caption: text, head: [text], rows: [[text, text]] }) +
          words('end', 0, 0, text);
        const tags = [...markup.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name);
        expect(new Set(tags)).toEqual(
          new Set('div dt dd small caption thead tr th tbody td text'.split(' ')),
        );
      }),
      RUNS,
    );
  });

  it('gives each row its heading', () => {
    expect(tableMarkup({ caption: 'Pay', head: ['Of quota', 'Pay'], rows: [['100%', '$1']] })).toBe(
      '<caption>Pay</caption><thead><tr><th scope="col">Of quota</th><th scope="col">Pay</th></tr></thead>' +
        '<tbody><tr><th scope="row">100%</th><td>$1</td></tr></tbody>',
    );
  });

  it('draws without style attributes', () => {
    expect(drawing(20, shape('rect', { class: 'ink', x: 1 / 3, y: 0 }))).toBe(
      '<svg viewBox="0 0 360 20" aria-hidden="true"><rect class="ink" x="0.3" y="0"></rect></svg>',
    );
  });
});

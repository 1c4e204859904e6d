import { dollarsField } from '../shared/fields/fields.ts';
import { percent, plainDollars, WHOLE } from '../shared/money/money.ts';
import { PaperElement } from '../shared/paper/paper-element.ts';
import type { Answers } from '../shared/paper/paper.ts';
import { writeFragment } from '../shared/calculator/share-link.ts';
import { whyConversation } from './paper.ts';

const amount = dollarsField({ label: '', standard: 0 });
const TEN_MILLION = 1_000_000_000;

class WhyConversation extends PaperElement {
  override readonly paper = whyConversation;

  override followed({ takes, begins }: Answers): void {
    const price = priceIn(begins) ?? priceIn(takes);
    // The amount alone is handed on: no name and no word ever stands in an address.
    this.partNamed('next', HTMLAnchorElement).hash =
      price === null ? '' : writeFragment(new Map([['g.cost', plainDollars(price)]]));
    for (const [name, text] of Object.entries({ takes, begins })) {
      const cents = priceIn(text);
      if (cents !== null) this.remark(name, shareInWords(cents));
      else if (text === undefined) this.remark(name, '');
    }
  }
}

/** The amount, in cents, or `null` where there is none to read. */
function priceIn(text: string | undefined): number | null {
  const { value } = amount.read(text ?? '');
  return value === undefined || value === 0 ? null : value;
}

function shareInWords(cents: number): string {
  if (cents > TEN_MILLION) return 'More than the ten million. Ask what it takes to begin.';
  const share = Math.round((cents / TEN_MILLION) * WHOLE);
  return `${share === 0 ? 'Less than 0.01%' : percent(share)} of the ten million.`;
}

customElements.define(whyConversation.name, WhyConversation);

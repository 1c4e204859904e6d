import { WorksheetElement } from '../shared/worksheet/worksheet-element.ts';
import type { fields } from './inputs.ts';
import { goalPrice } from './worksheet.ts';
import { wakeWhy } from '../shared/why/why.ts';

class GoalPriceElement extends WorksheetElement<typeof fields> {
  override readonly calculator = goalPrice;

  override awake(): void {
    wakeWhy(this);
  }
}

customElements.define(goalPrice.element, GoalPriceElement);

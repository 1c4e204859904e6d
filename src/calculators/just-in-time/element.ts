import { DAY, isDay, today } from '../shared/days/dates.ts';
import { PaperElement } from '../shared/paper/paper-element.ts';
import type { Answers } from '../shared/paper/paper.ts';
import { isExcuse, justInTime } from './paper.ts';

class JustInTime extends PaperElement {
  override readonly paper = justInTime;

  override followed({ kind, day = '', differently = '' }: Answers): void {
    const days = isDay(day) ? (Date.parse(today()) - Date.parse(day)) / DAY : 0;
    this.remark(
      'day',
      kind === 'after' && days > 1
        ? `${days} days ago: you’ll remember what it meant, and hardly what was said. Write it anyway.`
        : '',
    );
    this.remark(
      'differently',
      isExcuse(differently)
        ? 'That leaves you nothing to do on Tuesday. If it were possible after all, what would you have tried?'
        : '',
    );
  }
}

customElements.define(justInTime.name, JustInTime);

import { kept } from '../shared/kept/kept.ts';
import { WorksheetElement } from '../shared/worksheet/worksheet-element.ts';
import type { fields } from './inputs.ts';
import { steppingStone } from './worksheet.ts';

/** What a worksheet's buttons ask for with `data-asks`. It is fetched when they are pressed. */
const asked = {
  ladder: () => import('./ladder/open-ladder.ts'),
  holidays: () => import('./holidays/fill-holidays.ts'),
};

class SteppingStoneElement extends WorksheetElement<typeof fields> {
  override readonly calculator = steppingStone;

  override awake(): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-asks]')) {
      button.disabled = false;
      button.addEventListener('click', () => {
        asked[button.dataset['asks'] as keyof typeof asked]()
          .then(({ answer }) => answer(this, button))
          .catch(() => (button.textContent = 'That didn’t load. Try again'));
      });
    }
    // Who kept weeks sees their own ladder, and not the example's.
    const open = this.querySelector<HTMLButtonElement>('[data-asks="ladder"]');
    if (open && kept(steppingStone.name) !== null) {
      asked.ladder().then(
        ({ openOwn }) => openOwn(this, open),
        () => undefined,
      );
    }
  }
}

customElements.define(steppingStone.element, SteppingStoneElement);

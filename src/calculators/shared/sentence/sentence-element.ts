import { today } from '../days/dates.ts';
import { readForm, standardValues, writeForm } from '../calculator/calculator.ts';
import type { Calculator, Fields, Texts, Values } from '../calculator/calculator.ts';
import { complain, write } from '../fields/field-lines.ts';
import type { Line } from '../fields/field-lines.ts';
import { decode, encode, readFragment, writeFragment } from '../calculator/share-link.ts';
import { sentenceElement } from './sentence.ts';

/** How long typing must rest before the line of working and the link follow it. Milliseconds. */
const REST = 500;

/** Registers the element that lets a reader write into a calculator's sentence. */
export function defineSentence<Of extends Fields>(calculator: Calculator<Of>): void {
  customElements.define(
    sentenceElement(calculator),
    class extends HTMLElement {
      readonly #lines = [...this.querySelectorAll<Line>('[name]')];
      readonly #link = this.querySelector<HTMLAnchorElement>('[data-part="link"]');
      /** What the author set in the fields that aren't asked here. */
      #others: Texts = {};
      #resting: ReturnType<typeof setTimeout> | undefined;

      connectedCallback(): void {
        const standard = writeForm(calculator, standardValues(calculator, today()));
        const set = readFragment(this.#link?.hash ?? '');
        this.#others = decode(calculator, set, standard, today());
        for (const line of this.#lines) line.readOnly = false;
        this.addEventListener('input', () => this.#rework(false));
        this.addEventListener('change', () => this.#rework(true));
        this.addEventListener('click', ({ target }) => this.#choose(target as HTMLElement));
        // A browser may bring back what was written here before.
        if (this.#lines.some(({ defaultValue, value }) => value !== defaultValue)) {
          this.#rework(true);
        }
      }

      #rework(settled: boolean): void {
        clearTimeout(this.#resting);
        const day = today();
        const texts = { ...this.#others };
        for (const { name, value } of this.#lines) texts[name] = value;
        const { problems = {}, values } = readForm(calculator, texts, day);
        for (const line of this.#lines) {
          const field = calculator.fields[line.name];
          const problem = problems[line.name] ?? '';
          if (field && (settled || !problem)) complain(line, field, problem, day);
        }
        this.toggleAttribute('data-stale', !values);
        if (values) this.#show(values, day, settled);
        else if (settled) this.#refuse(problems);
      }

      #show(values: Values<Of>, day: string, settled: boolean): void {
        const { headline, summary } = calculator.work(values, day);
        this.#write('label', headline.label);
        this.#write('value', headline.value);
        const settle = (): void => {
          this.#write('summary', summary);
          if (this.#link) this.#link.hash = writeFragment(encode(calculator, values));
        };
        if (settled) settle();
        else this.#resting = setTimeout(settle, REST);
      }

      /** What is wrong with a field that isn't asked here is said where the working stands. */
      #refuse(problems: Readonly<Record<string, string>>): void {
        const asked = this.#lines.some(({ name }) => problems[name]);
        const [problem = ''] = Object.values(problems);
        if (!asked) this.#write('summary', `Not worked out: ${problem}`);
      }

      #choose({ dataset: { fills } }: HTMLElement): void {
        if (!fills) return;
        for (const [field, reading] of Object.entries(JSON.parse(fills) as Texts)) {
          const line = this.#lines.find(({ name }) => name === field);
          if (!line) continue;
          line.value = reading;
          line.focus();
        }
        this.#rework(true);
      }

      #write(part: string, text: string): void {
        write(this.querySelector(`[data-part="${part}"]`), text);
      }
    },
  );
}

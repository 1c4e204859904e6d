import { agrees, amountsIn, amountsShown, isWorkedOut } from '../file/amounts.ts';
import type { Amount } from '../file/amounts.ts';
import type { EmbeddedCalculator } from '../file/embedded-calculators.ts';
import type { Found, Place } from '../finding.ts';
import { passages, placeOf, placeOfText } from '../file/prose.ts';
import type { Passage } from '../file/prose.ts';
import type { FileRule } from '../rule.ts';
import type { WrittenFile } from '../file/written-file.ts';

/** How far from a figure an amount may be and still be taken for it, as a share of the figure. */
const near = 0.25;

/**
 * Prose that quotes a calculator and no longer agrees with it. Readers see both, so an amount is looked at
 * where they meet: in the section the calculator stands in (the next one too, when it closes its section),
 * and in the title and description. Tables are left alone: they show what else could be.
 *
 * An amount is taken for a quotation of the nearest figure, within a quarter of it, when it is none of the
 * worksheet's numbers and inputs and one of these holds:
 * - it is dollars said of a week, or so many a week, and the figure is a week's;
 * - it is dollars with four digits or more, such as $26,471, the figure isn't rounded either, and
 *   nothing in the article agrees with it;
 * - it is a percentage, the figure is the headline, and nothing in the article agrees with it.
 *
 * Numbers written as words aren't read.
 */
export const staleNumbers: FileRule = {
  name: 'stale-number',
  looksAt: 'file',
  *findings(file) {
    const worked = file.calculators.flatMap(({ node, tag, result }) =>
      result && 'worksheet' in result ? [{ node, tag, ...result }] : [],
    );
    if (worked.length === 0) return;
    const all = passages(file);
    const written = all.flatMap(({ text }) => amountsIn(text));
    const shown = worked.flatMap(numbersOf);
    const told = new Set<string>();
    for (const calculator of worked) {
      const figures = figuresOf(calculator);
      for (const said of quotable(file, calculator, all)) {
        const { amount, at } = said;
        const known = shown.some(
          ({ unit, value }) => unit === amount.unit && agrees(amount, value),
        );
        if (known) continue;
        const figure = nearestFigure(said, figures, written);
        const key = `${at.line}:${at.column}`;
        if (!figure || told.has(key)) continue;
        told.add(key);
        yield staleness(amount, at, figure, calculator);
      }
    }
  },
};

interface Worked {
  readonly node: EmbeddedCalculator['node'];
  readonly tag: EmbeddedCalculator['tag'];
  readonly worksheet: Extract<
    NonNullable<EmbeddedCalculator['result']>,
    { worksheet: unknown }
  >['worksheet'];
  readonly inputs: Readonly<Record<string, string>>;
}

/** A number of the worksheet that prose may quote. */
interface QuotableFigure {
  readonly label: string;
  readonly amount: Amount;
  readonly weekly: boolean;
  readonly headline: boolean;
}

interface Said {
  readonly amount: Amount;
  readonly at: Place;
  /** In the title or description, where only a week's figure is quoted for certain. */
  readonly above: boolean;
}

function numbersOf({ worksheet, inputs }: Worked): Pick<Amount, 'unit' | 'value'>[] {
  const { summary, headline, figures, lever, table, picture } = worksheet;
  const texts = [
    ...[headline, ...figures].flatMap(({ value, note = '' }) => [value, note]),
    summary,
    lever,
  ];
  const asked = Object.values(inputs).flatMap((text) => {
    const value = Number(text.replaceAll(',', ''));
    if (text === '' || Number.isNaN(value)) return [];
    return (['dollars', 'percent', 'a week'] as const).map((unit) => ({ unit, value }));
  });
  // A table of percentages runs through so many that it would agree with nearly any.
  const inTable = [...table.rows.flat(), picture.label]
    .flatMap(amountsShown)
    .filter(({ unit }) => unit !== 'percent');
  return [...texts.flatMap(amountsShown), ...inTable, ...asked];
}

function figuresOf({ worksheet, inputs }: Worked): QuotableFigure[] {
  const { headline, figures } = worksheet;
  const asked = new Set(Object.values(inputs).map((text) => Number(text.replaceAll(',', ''))));
  const exact = { label: headline.label, value: headline.note ?? '' };
  return [headline, exact, ...figures].flatMap(({ label, value }) =>
    amountsShown(value)
      .filter((amount) => !asked.has(amount.value))
      .map((amount) => ({
        label,
        amount,
        weekly: /\bweeks?\b/i.test(`${label} ${value}`),
        headline: label === headline.label,
      })),
  );
}

function quotable(file: WrittenFile, { node }: Worked, all: readonly Passage[]): Said[] {
  const [first, last] = surroundings(file, node.position?.start.line ?? 1);
  const around = all.filter(({ node: { type, position } }) => {
    const line = position?.start.line ?? 0;
    return type !== 'tableCell' && line >= first && line < last;
  });
  return [
    ...['title', 'description'].flatMap((field) => {
      const text = file.frontMatter.data[field];
      const at = file.frontMatter.placeOf([field]);
      return typeof text === 'string'
        ? amountsIn(text).map((amount) => ({ amount, at, above: true }))
        : [];
    }),
    ...around.flatMap((passage) => {
      const amounts = amountsIn(passage.text);
      return amounts.map((amount, index) => {
        const before = amounts.slice(0, index).filter(({ text }) => text === amount.text).length;
        const at = placeOfText(file, passage.node, amount.text, before);
        return { amount, at, above: false };
      });
    }),
  ];
}

/** The first line of the section a line is in, and the line after its last; of two sections when nothing follows in the first. */
function surroundings({ body }: WrittenFile, line: number): [number, number] {
  let first = 1;
  const later: number[] = [];
  for (const [index, node] of body.children.entries()) {
    if (node.type !== 'heading') continue;
    const at = placeOf(node).line;
    if (at <= line) first = at;
    else {
      const before = body.children[index - 1];
      const closes = before !== undefined && placeOf(before).line === line;
      if (!(later.length === 0 && closes)) later.push(at);
    }
  }
  return [first, later[0] ?? Infinity];
}

function nearestFigure(
  { amount, above }: Said,
  figures: readonly QuotableFigure[],
  written: readonly Amount[],
): QuotableFigure | undefined {
  const isQuoted = ({ amount: figure }: QuotableFigure): boolean =>
    written.some((one) => one.unit === figure.unit && agrees(one, figure.value));
  const couldBe = (figure: QuotableFigure): boolean => {
    if (figure.amount.unit !== amount.unit) return false;
    if (amount.unit === 'a week' || amount.weekly) return figure.weekly;
    if (above || isQuoted(figure)) return false;
    if (amount.unit === 'percent') return figure.headline;
    return isWorkedOut(amount) && isWorkedOut(figure.amount);
  };
  const distance = ({ amount: { value } }: QuotableFigure): number =>
    Math.abs(amount.value - value) / value;
  const isRounder = (figure: QuotableFigure): number =>
    Number(isWorkedOut(amount) && !isWorkedOut(figure.amount));
  return figures
    .filter((figure) => couldBe(figure) && distance(figure) <= near)
    .toSorted(
      (one, other) => isRounder(one) - isRounder(other) || distance(one) - distance(other),
    )[0];
}

function staleness(
  amount: Amount,
  at: Place,
  figure: QuotableFigure,
  { node, tag }: Worked,
): Found {
  const line = placeOf(node).line;
  const said = amount.weekly || amount.unit === 'a week' ? `${amount.text} a week` : amount.text;
  return {
    level: 'warning',
    at,
    sentence: `"${said}" isn't what <${tag}> in line ${line} comes to: it says ${figure.amount.text} (“${figure.label}”). Write that, or set the calculator's props so that both agree.`,
  };
}

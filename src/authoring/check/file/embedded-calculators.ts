import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { exampleFrom } from '../../../calculators/comp-plan-ceiling/inputs.ts';
import { compPlanCeiling } from '../../../calculators/comp-plan-ceiling/worksheet.ts';
import { goalPrice } from '../../../calculators/goal-price/worksheet.ts';
import { odds } from '../../../calculators/odds/worksheet.ts';
import type { Step } from '../../../calculators/path.ts';
import { reverseFunnel } from '../../../calculators/reverse-funnel/worksheet.ts';
import { writeForm } from '../../../calculators/shared/calculator/calculator.ts';
import type {
  Answer,
  Details,
  Fields,
  Worksheet,
} from '../../../calculators/shared/calculator/calculator.ts';
import { workedExample } from '../../../calculators/shared/calculator/worked-example.ts';
import { exampleFrom as steppingStoneExample } from '../../../calculators/stepping-stone/example.ts';
import { steppingStone } from '../../../calculators/stepping-stone/worksheet.ts';
import { constantOf } from './constant-expression.ts';
import { isElement } from './elements.ts';
import type { Element } from './elements.ts';

type Props = Readonly<Record<string, unknown>>;

/** A calculator's tag in an article. */
export interface EmbeddedCalculator {
  readonly node: Nodes;
  readonly tag: Step['tag'];
  /** What it shows there, what its fields hold, or why it can't be worked. `null` when only the build knows its props. */
  readonly result: Worked | { readonly problem: string } | null;
}

/** What the views of `src/calculators/` make of a tag's props, and the calculator they hand them to. */
const calculators: Readonly<Record<Step['tag'], (props: Props, today: string) => Worked>> = {
  GoalPrice: worked(goalPrice),
  CompPlanCeiling: worked(compPlanCeiling, exampleFrom),
  SteppingStone: worked(steppingStone, steppingStoneExample),
  ReverseFunnel: worked(reverseFunnel),
  Odds: worked(odds),
};

interface Worked {
  readonly worksheet: Answer & Details;
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * The calculators an article embeds, worked with the props it gives them.
 * @param today `YYYY-MM-DD`: some begin their plan with the year they are built in.
 */
export function embeddedCalculators(body: Root, today: string): EmbeddedCalculator[] {
  const found: EmbeddedCalculator[] = [];
  visit(body, (node) => {
    if (!isElement(node)) return;
    const { name } = node;
    if (name !== null && isTag(name)) {
      found.push({ node, tag: name, result: resultOf(name, node, today) });
    }
  });
  return found;
}

function isTag(name: string): name is Step['tag'] {
  return Object.hasOwn(calculators, name);
}

function resultOf(tag: Step['tag'], element: Element, today: string): EmbeddedCalculator['result'] {
  const props = propsOf(element);
  if (props === null) return null;
  try {
    return calculators[tag](props, today);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The props as they are written, without those that name the page's parts; `null` where one has to be run to be known. */
function propsOf({ attributes }: Element): Props | null {
  const props: Record<string, unknown> = {};
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') return null;
    const { name, value } = attribute;
    if (name === 'name') continue;
    if (typeof value === 'string') props[name] = value;
    else if (!value) props[name] = true;
    else {
      const constant = constantOf(value.value);
      if (!constant) return null;
      props[name] = constant.value;
    }
  }
  return props;
}

function worked<Of extends Fields>(
  calculator: Worksheet<Of>,
  exampleOf: (props: Props, today: string) => Props = (props) => props,
): (props: Props, today: string) => Worked {
  return (props, today) => {
    const values = workedExample(calculator, exampleOf(props, today), today);
    return {
      worksheet: { ...calculator.work(values, today), ...calculator.details(values, today) },
      inputs: writeForm(calculator, values),
    };
  };
}

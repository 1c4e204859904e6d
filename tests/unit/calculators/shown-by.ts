import type {
  Answer,
  Details,
  Fields,
  Values,
  Worksheet,
} from '../../../src/calculators/shared/calculator/calculator.ts';

/** All that a worksheet shows. */
export function shownBy<Of extends Fields>(
  worksheet: Worksheet<Of>,
  values: Values<Of>,
  today: string,
): Answer & Details {
  return { ...worksheet.work(values, today), ...worksheet.details(values, today) };
}

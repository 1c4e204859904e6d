import { workingYear } from './working-time/working-year.ts';

type Props = Readonly<Record<string, unknown>>;

/**
 * The worked example a tag's props set. What an article says of its own numbers must stay true while its year goes by,
 * so an example with props is worked as of its first day unless they say another; one without is worked as of today.
 * @param today `YYYY-MM-DD`: the example plans the year around it.
 */
export function exampleFrom(props: Props, today: string): Props {
  const given = Object.values(props).some((prop) => prop !== undefined);
  const year = workingYear(today);
  return given ? { ...year, asOf: props['start'] ?? year.start, ...props } : props;
}

import type { StepState } from '../../domain/record/receipt/receipt-step.ts';

/** What the exit code of a check says. 1 is also what every other failure ends with: no answer. */
const codes: Record<StepState, number> = { holds: 0, 'not checked': 1, fails: 2 };

type Outcome = { state: StepState; lines: string[]; value: Record<string, unknown>; warning?: string | undefined };

/** Lines for a person, or one JSON value for a program; what a person should know beside that on the other stream. */
export const sayOutcome = ({ state, lines, value, warning }: Outcome, json: boolean): void => {
  console.log(json ? JSON.stringify(value, undefined, 2) : lines.join('\n'));
  if (warning) console.error(json ? warning : `\n${warning}`);
  process.exitCode = codes[state];
};

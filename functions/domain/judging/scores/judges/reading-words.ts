import type { JudgeReading } from './judge-readings.ts';
import { agreementKind, driftAlong, saysLittle, severityKind, spreadKind } from './reading-kinds.ts';

const tenths = (value: number): string => (Math.round(Math.abs(value) * 10) / 10).toFixed(1);
const points = (value: number): string => `${tenths(value)} ${tenths(value) === '1.0' ? 'point' : 'points'}`;

type Said = Omit<JudgeReading, 'outliers'> & { outliers: { code: string; away: number }[] };

const strictness = (said: Said): string => {
  const { severity, severityInterval: [low, high] } = said;
  const range = `9 times in 10 the truth is between ${low < 0 ? `${points(low)} stricter` : `${points(low)} milder`} and ${high < 0 ? `${points(high)} stricter` : `${points(high)} milder`}.`;
  if (severityKind(said) === 'open') return `How strict you were cannot be told apart from the average judge: ${range}`;
  return `You were ${points(severity)} ${severity < 0 ? 'stricter' : 'milder'} than the average judge, on 0 to 100. ${range} The results take that out.`;
};

const widths = { wider: 'Your scores lay further apart than those of the panel.', narrower: 'Your scores lay closer together than those of the panel.', alike: 'Your scores lay as far apart as those of the panel.' };

const accords = {
  close: 'On which entries are good you agreed closely with the other judges.',
  mostly: 'On which entries are good you mostly agreed with the other judges.',
  otherwise: 'On which entries are good you often saw it otherwise than the other judges. That is no fault: the results hold both views.',
};
const accord = (said: Said): string | false => {
  const kind = agreementKind(said);
  return kind !== undefined && accords[kind];
};

const course = (said: Said): string | false => {
  const drift = driftAlong(said);
  return drift !== undefined && drift.beyondChance && `From the first to the last entry of your list your scores ${drift.points > 0 ? 'rose' : 'fell'} by about ${points(drift.points)}; the results correct only for the trend that all judges have in common.`;
};

const apart = ({ outliers }: Said): string | false =>
  outliers.length > 0 && `Far from what the others saw: ${outliers.map(({ code, away }) => `${code} (${away > 0 ? 'you gave more' : 'you gave less'})`).join(', ')}.`;

const few = (said: Said): string | false => saysLittle(said) && 'You scored few entries, so all that follows says little.';

/** What the numbers say of one judge, for that judge to read. No number here counts against anybody. */
export const readingWords = (said: Said): string[] => [few(said), strictness(said), widths[spreadKind(said)], accord(said), course(said), apart(said)].filter((words) => words !== false);

import type { JudgeReading } from './judge-readings.ts';

const tenths = (value: number): string => (Math.round(Math.abs(value) * 10) / 10).toFixed(1);
const points = (value: number): string => `${tenths(value)} ${tenths(value) === '1.0' ? 'point' : 'points'}`;

type Said = Omit<JudgeReading, 'outliers'> & { outliers: { code: string; away: number }[] };

const strictness = ({ severity, severityInterval: [low, high] }: Said): string => {
  const range = `9 times in 10 the truth is between ${low < 0 ? `${points(low)} stricter` : `${points(low)} milder`} and ${high < 0 ? `${points(high)} stricter` : `${points(high)} milder`}.`;
  if (low <= 0 && high >= 0) return `How strict you were cannot be told apart from the average judge: ${range}`;
  return `You were ${points(severity)} ${severity < 0 ? 'stricter' : 'milder'} than the average judge, on 0 to 100. ${range} The results take that out.`;
};

const width = ({ relativeSpread }: Said): string =>
  relativeSpread > 1.15 ? 'Your scores lay further apart than those of the panel.' : relativeSpread < 0.87 ? 'Your scores lay closer together than those of the panel.' : 'Your scores lay as far apart as those of the panel.';

const accord = ({ agreement }: Said): string | false =>
  agreement !== undefined && (agreement > 0.6 ? 'On which entries are good you agreed closely with the other judges.' : agreement > 0.3 ? 'On which entries are good you mostly agreed with the other judges.' : 'On which entries are good you often saw it otherwise than the other judges. That is no fault: the results hold both views.');

const course = ({ drift }: Said): string | false =>
  drift !== undefined && Math.abs(drift) >= 2 && `Along your list your scores ${drift > 0 ? 'rose' : 'fell'} by about ${points(drift)}; the results take that out too.`;

const apart = ({ outliers }: Said): string | false =>
  outliers.length > 0 && `Far from what the others saw: ${outliers.map(({ code, away }) => `${code} (${away > 0 ? 'you gave more' : 'you gave less'})`).join(', ')}.`;

/** What the numbers say of one judge, for that judge to read. No number here counts against anybody. */
export const readingWords = (said: Said): string[] => [strictness(said), width(said), accord(said), course(said), apart(said)].filter((words) => words !== false);

import { comparedDay } from '../../../../functions/domain/judging/bundle/bundle-demo-day.ts';
import type { ComparedDay } from '../../../../functions/domain/judging/bundle/demo-day-form.ts';
import type { ExpoAnswer } from '../../../../functions/domain/judging/expo/demo-day.ts';
import type { Sha256 } from '../../../../functions/domain/words/canonical.ts';

const codes = ['QX', 'BA', 'TT', 'KM', 'DE', 'RU'];
const day = { id: `day_${'0'.repeat(21)}`, top: 2 };
const challengeId = `chl_${'0'.repeat(21)}`;

/** A day of six tables: every judge walks from one to the next from a table of their own, and mostly finds the lower number stronger. */
export const comparedBy = (judges: number, sha256: Sha256): ComparedDay => {
  const answers = Array.from({ length: judges }, (_, j) => Array.from({ length: 5 }, (_step, n): ExpoAnswer => {
    const [first, second] = [(j + n * (1 + (j % 2) * 4)) % 6, (j + (n + 1) * (1 + (j % 2) * 4)) % 6];
    const lot = Number.parseInt(sha256(`${j} ${n}`).slice(0, 2), 16);
    return {
      challengeId, dayId: day.id, personId: `per_${String(j).padStart(21, '0')}`, number: n, first, second, stronger: lot < 20 ? 'equal' : (first < second) === lot < 220 ? 'first' : 'second',
      drawn: lot % 3 === 0 ? 'aimed' : 'lot', at: `2027-02-01T15:0${n}:00.000Z`,
    };
  })).flat();
  return comparedDay(day, codes.map((code) => ({ code })), answers, (personId) => `judge-${sha256(personId).slice(0, 12)}`, sha256);
};

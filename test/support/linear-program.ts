import { reserve, type Problem } from '../../functions/domain/judging/assigning/problem.ts';

/** An assignment as a linear program in text, for a solver of others: x = pair, y = place of a judge. `filled` fixes the reviews; without it they are maximised. */
export const linearProgram = (problem: Problem, filled?: Int32Array): string => {
  const { first, judge, group } = problem;
  const pairs = Array.from(judge.keys());
  const sum = (some: number[]) => some.map((e) => `x${e}`).join(' + ') || '0 dummy';
  const places = Array.from(problem.most, (most, j) => Array.from({ length: most }, (_, s) => ({ name: `y${j}_${s}`, price: filled ? reserve(problem, j, s) : 0 })));
  const signed = (weight: number, name: string) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} ${name}`;
  const goal = [...pairs.map((e) => signed(filled ? problem.affinity[e]! : 1, `x${e}`)), ...places.flat().map(({ name, price }) => signed(-price, name)), '+ 0 dummy'];
  const rows: string[] = [];
  for (let i = 0; i < problem.entries; i++) {
    const own = pairs.slice(first[i], first[i + 1]);
    rows.push(`${sum(own)} ${filled ? `= ${filled[i]}` : `<= ${problem.need[i]}`}`);
    for (const same of Map.groupBy(own, (e) => group[judge[e]!]!)) if (same[0] >= 0 && same[1].length > 1) rows.push(`${sum(same[1])} <= 1`);
  }
  const ofJudge = Map.groupBy(pairs, (e) => judge[e]!);
  places.forEach((slots, j) => {
    rows.push(`${[...(ofJudge.get(j) ?? []).map((e) => `+ x${e}`), ...slots.map(({ name }) => `- ${name}`), '+ 0 dummy'].join(' ')} = 0`);
  });
  const bounds = [...pairs.map((e) => `0 <= x${e} <= 1`), ...places.flat().map(({ name }) => `0 <= ${name} <= 1`), 'dummy = 0'];
  return `Maximize\n obj: ${goal.join(' ')}\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n ${bounds.join('\n ')}\nEnd`;
};

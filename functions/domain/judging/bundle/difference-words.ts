import type { Bundle } from './bundle-form.ts';
import type { PublishedBundle } from './published-bundle.ts';
import type { Difference } from './recompute-parts.ts';

/** Where the file and the computation part, in words. `where` is the path in the file; empty is the whole text. `named`: the sentence says by itself what it is about. */
export type ToldDifference = { where: string; sentence: string; named: boolean };

/** What sentences need of a file. */
export type Listed = Pick<Bundle, 'scores' | 'results'> & { entries: string[]; judges: string[]; demoDay?: Bundle['demoDay'] | PublishedBundle['demoDay'] };

type Scale = 'count' | 'points' | 'share';

/** What the file has of each entry, and the scale on which a reader knows it. */
const fields: Record<string, [string, Scale]> = {
  'place': ['place', 'count'], 'shared': ['whether its place is shared', 'count'], 'scores': ['number of reviews', 'count'],
  'raw': ['plain score', 'points'], 'adjusted': ['adjusted score', 'points'], 'judgeMix': ['strictness of its judges', 'points'],
  'interval': ['score 9 times in 10', 'points'], 'interval.0': ['lowest score 9 times in 10', 'points'], 'interval.1': ['highest score 9 times in 10', 'points'],
  'expectedRank': ['expected place', 'points'], 'rankInterval.0': ['best place 9 times in 10', 'count'], 'rankInterval.1': ['worst place 9 times in 10', 'count'],
  'beatsNext': ['chance to come before the next entry', 'share'], 'robustPlace': ['robust place', 'count'],
  'withoutOneJudge.0': ['best place without one judge', 'count'], 'withoutOneJudge.1': ['worst place without one judge', 'count'],
};

/** What the file has of each entry of a demo day. */
const dayFields: Record<string, [string, Scale]> = {
  'place': ['place', 'count'], 'shared': ['whether its place is shared', 'count'], 'comparisons': ['number of comparisons', 'count'], 'strength': ['strength', 'points'], 'wins': ['chance against a middling entry', 'share'],
  'winsInterval.0': ['lowest chance against a middling entry', 'share'], 'winsInterval.1': ['highest chance against a middling entry', 'share'],
  'rankInterval.0': ['best place 9 times in 10', 'count'], 'rankInterval.1': ['worst place 9 times in 10', 'count'], 'topChance': ['chance to be among the first', 'share'],
};

/** "Demo day, entry AB12CD, place". */
const dayFieldAt = (where: string, file: Listed | undefined): { name: string; scale: Scale } | undefined => {
  const [, at = '', field = ''] = /^demoDay\.result\.rows\.(\d+)\.(.+)$/.exec(where) ?? [];
  const code = file?.demoDay?.entries[file.demoDay.result?.rows[Number(at)]?.entry ?? -1];
  const [name, scale] = dayFields[field] ?? [];
  return code && name && scale ? { name: `Demo day, entry ${code}, ${name}`, scale } : undefined;
};

/** "Entry AB12CD, adjusted score": of a path to what the file has of one entry. */
const fieldAt = (where: string, file: Listed | undefined): { name: string; scale: Scale } | undefined => {
  const [, at = '', field = ''] = /^results\.entries\.(\d+)\.(.+)$/.exec(where) ?? [];
  const code = file?.entries[file.results.entries[Number(at)]?.entry ?? -1];
  if (!code || !field) return undefined;
  const [, cut] = /^topChances\.(\d+)$/.exec(field) ?? [];
  const k = cut === undefined ? undefined : file?.results.finalists[Number(cut)]?.k;
  const [name, scale]: [string?, Scale?] = k === undefined ? (fields[field] ?? []) : [`chance to be among the first ${k}`, 'share'];
  return name && scale ? { name: `Entry ${code}, ${name}`, scale } : undefined;
};

/** What is in millionths and about no single entry. */
const inMillionths = /^(results\.panel\.(alpha|variances|reliability|averageDifference)|demoDay\.result\.reliability|results\.finalists\.\d+\.expectedRight|assignment\.(prices|worth|bound))\b/;

const scaled = (text: string, scale: Scale, decimals: number): string => {
  if (scale === 'count' || !/^-?\d+$/.test(text)) return text;
  return scale === 'share' ? `${(Number(text) / 1e4).toFixed(Math.max(0, decimals - 2))}%` : (Number(text) / 1e6).toFixed(decimals);
};

/** As few decimals as tell the two apart. */
const bothShown = (told: string, found: string, scale: Scale): [string, string] => {
  const shown = (decimals: number): [string, string] => [scaled(told, scale, decimals), scaled(found, scale, decimals)];
  return [2, 4, 6].map(shown).find(([one, other]) => one !== other) ?? shown(6);
};

/** Which entry or judge a path is about, as far as the file says. */
const about = (where: string, file: Listed | undefined): string => {
  const [, list = '', at = ''] = /^(scores|results\.entries)\.(\d+)/.exec(where) ?? [];
  const scored = list === 'scores' ? file?.scores[Number(at)] : undefined;
  const entry = file?.entries[scored?.entry ?? (list === '' ? -1 : (file.results.entries[Number(at)]?.entry ?? -1))];
  const judge = scored && file?.judges[scored.judge];
  return entry ? ` (entry ${entry}${judge ? `, ${judge}` : ''})` : '';
};

/** Whatever of a path is not one of our own words is cut, so that no file can fill a screen. */
const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}...` : text);

export const toldDifference = ({ where, why, told, found }: Difference, file?: Listed): ToldDifference => {
  const values = told === undefined && found === undefined ? undefined : ([told ?? 'nothing', found ?? 'nothing'] as const);
  const field = values && (fieldAt(where, file) ?? dayFieldAt(where, file));
  if (field) {
    const [one, other] = bothShown(...values, field.scale);
    return { where: short(where), sentence: `${short(field.name)}: the file says ${one}, computed ${other}.`, named: true };
  }
  const [one, other] = values ? bothShown(...values, inMillionths.test(where) ? 'points' : 'count') : [];
  return { where: short(where) + about(where, file), sentence: `${short(why)}${one === undefined ? '' : ` The file says ${one}; computed: ${other}.`}`, named: false };
};

export const lineOf = ({ where, sentence, named }: ToldDifference): string => (named ? `${sentence} (${where})` : `${where === '' ? 'the text' : where}: ${sentence}`);

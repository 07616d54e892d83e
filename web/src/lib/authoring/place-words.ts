import type { SectionName } from '../../../../functions/domain/call/challenge.ts';
import { valueAt } from '../../../../functions/domain/call/draft-merge.ts';
import { moneyWords } from '../../../../functions/domain/words/money.ts';

/** What the parts of a draft are called, where their own name does not say it. */
const words: Record<string, string> = {
  tagline: 'The need in one sentence', contactName: 'Contact person', profile: 'Kind of challenge',
  participation: 'Who can take part', entryUrl: 'Where people enter', cosponsors: 'Co-sponsors', slug: 'Its page here', follows: 'Follows', admits: 'Who goes on', showEntryCount: 'Show the number of entries', need: 'What is needed', areas: 'Challenge areas', zone: 'Time zone',
  resultsOn: 'Results by', tiers: 'Prizes', places: 'How many', cents: 'Amount', other: 'Instead of money, or with it', sponsor: 'Who pays it', note: 'Note about prizes',
  eligibility: 'Who can enter', conditions: 'Conditions that are checked', effect: 'Whoever does not meet it', years: 'Least age', alone: 'Consent below', place: 'Where', orOrganization: 'Organizations will do', employer: 'Works for', family: 'Family too', words: 'Statement', teamSize: 'Most people in a team', teamsPerPerson: 'Most teams for one person', entriesPerPerson: 'Most entries one person starts',
  sections: 'Sections of the form', fields: 'Questions', label: 'Question', hint: 'Help text', required: 'Must be answered', maxWords: 'Most words', min: 'Least', max: 'Most',
  maxFiles: 'Most files', judges: 'Judges see it', public: 'Can be published after the results', blindSafe: 'Shown in blind rounds', minutes: 'Minutes it takes', type: 'Kind of answer',
  question: 'Question to judges', commentLeast: 'Least length of a comment', anchor: 'What earns it', reviewsPerEntry: 'Judges per entry', mostPerJudge: 'Most entries per judge',
  quorum: 'Fewest scores that count', blind: 'Blind judging', anonymized: 'Entries looked through first', othersVisible: 'Scores of other judges',
  tieBreak: 'Tie-break', instructions: 'What judges should know', url: 'Address',
};

const wordOf = (part: string): string => words[part] ?? part.replace(/^.|[A-Z]/g, (letter, at) => (at ? ` ${letter.toLowerCase()}` : letter.toUpperCase()));

type Item = { name?: unknown; title?: unknown; label?: unknown };
const nameOf = (part: unknown): string | undefined => {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return undefined;
  const { name, title, label } = part as Item;
  const said = [title, label, name].find((word) => typeof word === 'string' && word !== '');
  return said === undefined ? undefined : `“${String(said)}”`;
};

/** A place in a section, as a person would point at it: `Phases, “Entries”, Closes`. */
export const placeWords = (path: string[], whole: unknown, other?: unknown): string =>
  path
    .map((step, i) => {
      const here = path.slice(0, i + 1);
      const within = valueAt(whole, path.slice(0, i)) ?? valueAt(other, path.slice(0, i));
      if (!Array.isArray(within)) return wordOf(step);
      return nameOf(valueAt(whole, here) ?? valueAt(other, here)) ?? `number ${Number(inputAt(here, valueAt(whole, here) === undefined ? other : whole).split('.').at(-1)) + 1}`;
    })
    .join(', ');

/** A part of a draft as text, so that two versions can be read side by side. */
export const partText = (value: unknown, step = ''): string => {
  if (value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return step === 'cents' ? moneyWords(value) : String(value);
  if (Array.isArray(value)) return value.map((item) => partText(item)).join('\n');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([key, part]) => key !== 'id' && partText(part, key) !== '')
    .map(([key, part]) => `${wordOf(key)}: ${partText(part, key)}`)
    .join('\n');
};

/** The input that stands for a place: ids become the row they are in. */
export const inputAt = (path: string[], whole: unknown): string => {
  const steps: string[] = [];
  path.forEach((step, i) => {
    const within = valueAt(whole, path.slice(0, i));
    steps.push(Array.isArray(within) ? String(Math.max(0, within.indexOf(valueAt(whole, path.slice(0, i + 1))))) : step);
  });
  return steps.join('.');
};

/** What an organizer is asked for in each section, before the first word is typed. */
export const sectionHints: Record<SectionName, string> = {
  general: 'What the challenge is called, whom to write to, and who can take part.',
  details: 'The need in your own words, and the areas teams can choose from.',
  timeline: 'When entries open and close, when judges work, and when results come.',
  prizes: 'What winners get. Leave it empty when there is no money.',
  rules: 'Who can enter, how many times, and what they agree to.',
  form: 'The questions every team answers, and who reads the answers.',
  judging: 'The criteria, what each score means, and how many judges read each entry.',
  resources: 'Links that help teams: data, standards, recordings.',
};

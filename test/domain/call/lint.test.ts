import { expect, test } from 'vitest';
import { judgedFields } from '../../../functions/domain/entry/answers.ts';
import { readersOf, type Readable } from '../../../functions/domain/call/readers.ts';
import { sections, type Sections } from '../../../functions/domain/call/challenge.ts';
import { fieldTypes, FormSection } from '../../../functions/domain/call/form.ts';
import { datesNote, lacksOf } from '../../../functions/domain/call/lint.ts';
import { templates } from '../../../functions/domain/call/template.ts';
import { afterStep } from '../../../web/src/lib/authoring/row-steps.ts';
import { readSection } from '../../../web/src/lib/authoring/section-reader.ts';
import type { Typed } from '../../../web/src/lib/authoring/typed-draft.ts';
import { draftOf } from '../../support/draft.ts';
import { timeline } from '../../support/stage.ts';

const told = (draft: Sections, at?: string) => lacksOf(draft, at).map(({ section, field, message }) => `${section}.${field}: ${message}`);

test('a date that is over by the time it becomes public is missing; a public call is only compared with itself', () => {
  const draft = draftOf();
  expect(told(draft, '2027-01-01T00:00:00.000Z')).toEqual([]);
  expect(told(draft, '2027-01-16T05:00:00.000Z')).toEqual(['timeline.phases.0.closes: “Entries” closes on January 15, 2027, which is over. Choose a date ahead.']);
  expect(told(draft, '2027-03-05T00:00:00.000Z')).toEqual([
    'timeline.resultsOn: The day of the results is over. Choose a date ahead, or leave it empty.',
    'timeline.phases.0.closes: “Entries” closes on January 15, 2027, which is over. Choose a date ahead.',
    'timeline.phases.1.closes: “Judging” closes on February 12, 2027, which is over. Choose a date ahead.',
  ]);
  expect(told(draft)).toEqual([]);
});

test('an opening and a closing that the zone does not have are each named where they stand', () => {
  const [entries, judging] = timeline.phases;
  const draft = draftOf({ timeline: { ...timeline, phases: [{ ...entries, opens: '2027-03-14T02:30', closes: '2027-11-07T01:30' }, { ...judging, opens: '2027-12-01T09:00', closes: '2028-03-12T02:30' }] } });
  expect(lacksOf(draft).map(({ field, message }) => [field, message.split(' does')[0]])).toEqual([
    ['phases.0.opens', '2027-03-14 02:30'], ['phases.0.closes', '2027-11-07 01:30'], ['phases.1.closes', '2028-03-12 02:30'],
  ]);
});

test('an opening that is over is allowed, and what it means is said', () => {
  expect(datesNote(draftOf(), '2027-01-03T00:00:00.000Z')).toBe('');
  expect(datesNote(draftOf(), '2027-01-06T00:00:00.000Z')).toBe('Teams can enter as soon as it is public.');
  expect(datesNote(draftOf(), '2027-01-17T00:00:00.000Z')).toBe('');
});

test('what a new row leaves to be written can be saved, and each of it is named until it is written', () => {
  const added = (name: keyof Sections, ...paths: string[]) => {
    const typed = paths.reduce<Typed>((before, path) => afterStep(before, { act: 'add', path, more: path.endsWith('fields') ? 'choice' : '' }).typed, {});
    return { [name]: sections[name].parse(readSection(name, typed)) };
  };
  const draft = draftOf({
    ...added('details', 'areas'), ...added('prizes', 'tiers'), ...added('form', 'sections', 'sections.0.fields'),
    ...added('judging', 'criteria', 'criteria.0.levels'), ...added('resources', 'links'),
  });
  draft.details.need = 'Restaurants hold eleven permits on average, and inspectors call.';
  draft.timeline.phases.push({ id: 'other', kind: 'other', name: '', opens: '', closes: '' });
  expect(told(draft)).toEqual([
    'details.areas.0.name: Challenge area 1 has no name yet.',
    'timeline.phases.2.name: Phase 3 has no name yet.',
    'timeline.phases.2.opens: Say when Phase 3 opens.',
    'prizes.tiers.0.name: Prize 1 has no name yet.',
    'form.sections.0.title: Section 1 of the form has no name yet.',
    'form.sections.0.fields.0.label: Question 1 of section 1 has no wording yet.',
    'form.sections.0.fields.1.label: Question 2 of section 1 has no wording yet.',
    'form.sections.0.fields.1.options: Question 2 of section 1 needs at least two options.',
    'judging.criteria.0.name: Criterion 1 has no name yet.',
    'judging.criteria.0.question: Criterion 1 has no question yet.',
    'judging.criteria.0.levels.5.label: Criterion 1 has no word for a 6.',
    'judging.criteria.0.levels.0.anchor: Criterion 1 does not say what earns 1, 2, 3, 4, 5, and 6.',
    'resources.links.0.title: Link 1 has no name yet.',
    'resources.links.0.url: Link 1 has no address yet.',
  ]);
});

test('who is said to read an answer is who reads it, for every kind of question', () => {
  for (const type of fieldTypes) {
    for (const bits of Array.from({ length: 16 }, (_, n) => n)) {
      const [judges, open, blindSafe, blind] = [1, 2, 4, 8].map((bit) => (bits & bit) > 0) as [boolean, boolean, boolean, boolean];
      const field: Readable = { type, judges, public: open, blindSafe };
      const read = judgedFields(FormSection.parse({ id: 'one', title: 'One', fields: [{ id: 'q', label: 'Question', ...field }] }), '', blind).length === 1;
      const words = readersOf(field, blind);
      expect([words, words.startsWith('Judges read this'), /can be published/.test(words)]).toEqual([words, read, open]);
    }
  }
});

test('a range that no number is in is named, and one option given twice is no choice', () => {
  const field = (id: string, more: object) => ({ id, label: id, ...more });
  const fields = [
    field('years', { type: 'number', min: 10, max: 2 }), field('cost', { type: 'money', min: 5, max: 5 }), field('words', { type: 'text', min: 10, max: 2 }), field('kind', { type: 'choice', options: ['Road', 'Road'] }),
  ];
  expect(told(draftOf({ form: { sections: [{ id: 'facts', title: 'Facts', fields }] } }))).toEqual([
    'form.sections.0.fields.0.min: “years” takes at least 10 and at most 2, which no number is. Make the least no greater than the most.',
    'form.sections.0.fields.3.options: “kind” needs at least two options.',
  ]);
});

test('entries count to the end of the minute they close in, so judging opens in a later one', () => {
  const opening = (opens: string) => draftOf({ timeline: { ...timeline, phases: [timeline.phases[0]!, { ...timeline.phases[1]!, opens }] } });
  const said = 'timeline.phases: Judging must open after entries close, and entries count to the end of the minute they close in. Open judging at least one minute later.';
  expect(['2027-01-15T23:58', '2027-01-15T23:59', '2027-01-16T00:00'].map((opens) => told(opening(opens)))).toEqual([[said], [said], []]);
});

test('a criterion that was added when the others took up all weighs nothing yet, and is named', () => {
  const { judging } = draftOf();
  const added = { ...judging.criteria[0]!, id: 'reach', name: 'Reach', weight: 0 };
  expect(told(draftOf({ judging: { ...judging, criteria: [...judging.criteria, added] } }))).toEqual(['judging.criteria.4.weight: “Reach” has no weight yet. Give it at least 1%, and another less.']);
});

test('what tells who made an entry is taken out only where judges are not to see it', () => {
  const judged = (change: object) => told(draftOf({ judging: { ...templates['ledger-challenge']['judging'], ...change } }));
  expect(judged({ anonymized: true })).toEqual([]);
  expect(judged({ anonymized: true, blind: false })).toEqual(['judging.anonymized: Judges are to see who sent an entry, so there is nothing to take out. Make judging blind, or turn this off.']);
});

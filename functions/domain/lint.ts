import type { SectionName, Sections } from './challenge.ts';
import { Refusal } from './refusal.ts';
import { closingInstantOf, instantOf, isZone } from './zone.ts';

/** What stands between a draft and the approver, said where it is and how to mend it. */
export type Lack = { section: SectionName; field: string; message: string };

const general = ({ general: section }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'general', field, message });
  return [
    ...(section.title.trim().length < 3 ? [lack('title', 'Give the challenge a title of at least 3 characters.')] : []),
    ...(section.tagline.trim() ? [] : [lack('tagline', 'Say in one sentence what is needed.')]),
    ...(section.contactEmail ? [] : [lack('contactEmail', 'Name an e-mail address people can write to.')]),
  ];
};

const details = ({ details: section }: Sections): Lack[] =>
  section.need.trim().length < 40 ? [{ section: 'details', field: 'need', message: 'Describe the need in at least a few sentences.' }] : [];

/** Words the editor puts into a new row, so that a draft can always be saved. They are nobody's words yet. */
export const unworded = { question: 'New question', section: 'New section', criterion: 'New criterion', asked: 'What do judges ask here?', anchor: 'Not described yet.' } as const;

const awkward = (local: string) => local.endsWith('T00:00') || local.endsWith('T12:00');

const phaseLacks = (sections: Sections): Lack[] => {
  const { zone, phases } = sections.timeline;
  return phases.flatMap((phase, i) => {
    const lack = (field: string, message: string): Lack => ({ section: 'timeline', field: `phases.${i}.${field}`, message });
    if (!phase.opens || !phase.closes) return [lack(phase.opens ? 'closes' : 'opens', `Say when "${phase.name}" ${phase.opens ? 'closes' : 'opens'}.`)];
    const lacks: Lack[] = [];
    if (awkward(phase.closes)) lacks.push(lack('closes', `"${phase.name}" closes at noon or midnight, which people read two ways. Use 11:59 p.m. or 5:00 p.m.`));
    try {
      if (instantOf(phase.opens, zone) >= closingInstantOf(phase.closes, zone)) lacks.push(lack('closes', `"${phase.name}" closes before it opens.`));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      lacks.push(lack('opens', error.message));
    }
    return lacks;
  });
};

const timeline = (sections: Sections): Lack[] => {
  const { zone, phases } = sections.timeline;
  const lack = (field: string, message: string): Lack => ({ section: 'timeline', field, message });
  if (!isZone(zone)) return [lack('zone', 'Choose a time zone.')];
  const entries = phases.filter((phase) => phase.kind === 'entries');
  const judging = phases.filter((phase) => phase.kind === 'judging');
  const lacks: Lack[] = [];
  if (entries.length !== 1) lacks.push(lack('phases', 'The timeline needs exactly one phase for entries.'));
  if (judging.length !== 1) lacks.push(lack('phases', 'The timeline needs exactly one phase for judging.'));
  if (entries[0] && judging[0]?.opens && judging[0].opens < entries[0].closes) lacks.push(lack('phases', 'Judging must open after entries close.'));
  return [...lacks, ...phaseLacks(sections)];
};

const rules = ({ rules: section }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'rules', field, message });
  return [
    ...(section.eligibility.trim() ? [] : [lack('eligibility', 'Say who can enter.')]),
    ...(section.rules.trim() ? [] : [lack('rules', 'Write the rules, or paste them.')]),
  ];
};

const form = ({ form: section, details: { areas } }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'form', field, message });
  const fields = section.sections.flatMap((part) => part.fields);
  if (fields.length === 0) return [lack('sections', 'Ask at least one question.')];
  const ids = fields.map((field) => field.id);
  const known = new Set(areas.map((area) => area.id));
  return [
    ...(new Set(ids).size < ids.length ? [lack('sections', 'Two questions have the same id. Rename one.')] : []),
    ...fields.filter((f) => (f.type === 'choice' || f.type === 'choices') && f.options.length < 2).map((f) => lack('sections', `"${f.label}" needs at least two options.`)),
    ...fields.filter((f) => f.areas.some((area) => !known.has(area))).map((f) => lack('sections', `"${f.label}" belongs to a challenge area that is not there.`)),
    ...section.sections.flatMap(({ title, fields: asked }, i) => [
      ...(title === unworded.section ? [lack(`sections.${i}.title`, `Section ${i + 1} of the form has no name yet.`)] : []),
      ...asked.flatMap((f, j) => (f.label === unworded.question ? [lack(`sections.${i}.fields.${j}.label`, `A question in "${title}" has no wording yet.`)] : [])),
    ]),
    ...(fields.some((f) => f.judges) ? [] : [lack('sections', 'Judges would see nothing. Let them see at least one answer.')]),
  ];
};

const judging = ({ judging: section }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'judging', field, message });
  const weights = section.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  const ids = new Set(section.criteria.map((criterion) => criterion.id));
  return [
    ...(section.criteria.length === 0 ? [lack('criteria', 'Add at least one criterion.')] : []),
    ...(section.criteria.length > 0 && weights !== 100 ? [lack('criteria', `The weights sum to ${weights}%. Make them 100%.`)] : []),
    ...section.criteria
      .filter((criterion) => new Set(criterion.levels.map((level) => level.score)).size < criterion.levels.length)
      .map((criterion) => lack('criteria', `"${criterion.name}" uses the same score twice.`)),
    ...section.criteria.flatMap(({ name, question, levels }, i) => [
      ...(name === unworded.criterion ? [lack(`criteria.${i}.name`, `Criterion ${i + 1} has no name yet.`)] : []),
      ...(question === unworded.asked ? [lack(`criteria.${i}.question`, `"${name}" has no question yet.`)] : []),
      ...levels.flatMap((level, j) => (level.anchor === unworded.anchor ? [lack(`criteria.${i}.levels.${j}.anchor`, `"${name}" does not say what earns a ${level.score}.`)] : [])),
    ]),
    ...(section.tieBreak.every((id) => ids.has(id)) ? [] : [lack('tieBreak', 'The tie-break names a criterion that is not there.')]),
    ...(section.quorum > section.reviewsPerEntry ? [lack('quorum', 'The quorum is larger than the number of reviews per entry.')] : []),
  ];
};

/** Everything missing or wrong, in the order of the sections. Empty means ready for the approver. */
export const lacksOf = (sections: Sections): Lack[] =>
  sections.general.profile === 'listing'
    ? [...general(sections), ...details(sections)]
    : [general, details, timeline, rules, form, judging].flatMap((check) => check(sections));

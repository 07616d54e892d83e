import type * as z from 'zod';
import type { FormSection } from './form.ts';
import type { Criterion } from './rubric.ts';

export const templateNames = ['blank', 'ledger-challenge', 'listing'] as const;
export type TemplateName = (typeof templateNames)[number];

/** The section every ledger challenge should ask: whether a shared ledger is the right tool at all. */
export const ledgerSection: z.input<typeof FormSection> = {
  id: 'ledger',
  title: 'Is a shared ledger the right tool here?',
  hint: 'A good answer may be no. Judges reward clear reasoning, not the use of a ledger.',
  minutes: 20,
  fields: [
    { id: 'ledger-writers', type: 'paragraph', label: 'Who needs to write, and why can’t one of them keep the record for all?', required: true, maxWords: 200 },
    { id: 'ledger-dispute', type: 'paragraph', label: 'What would people dispute later, and what would settle it?', required: true, maxWords: 200 },
    { id: 'ledger-without', type: 'paragraph', label: 'How would this work with an ordinary database and signed documents?', required: true, maxWords: 200 },
    { id: 'ledger-private', type: 'paragraph', label: 'What must never be on the ledger, and how do you keep it off?', required: true, maxWords: 200 },
  ],
};

const criterion = (id: string, name: string, question: string, weight: number, anchors: [string, string, string, string, string]): Criterion => ({
  id, name, question, weight, commentRequired: false,
  levels: ['Poor', 'Weak', 'Fair', 'Good', 'Strong'].map((label, i) => ({ score: i + 1, label, anchor: anchors[i]! })),
});

const criteria: Criterion[] = [
  criterion('public-value', 'Public value', 'Who benefits, and by how much?', 30, [
    'No one outside the team would notice.',
    'A benefit is claimed, but not for whom or how large.',
    'A real group benefits; the size is guessed.',
    'A named group saves time or money, with a reasoned estimate.',
    'Many people benefit, with evidence from users or records.',
  ]),
  criterion('feasibility', 'Feasibility', 'Can it run beside the systems the agency has, within 12 months?', 25, [
    'It depends on things that do not exist.',
    'Major parts are unproven and there is no plan for them.',
    'Feasible in principle; integration is described loosely.',
    'A working prototype and a believable plan.',
    'It runs today on realistic data, with staff time counted.',
  ]),
  criterion('right-tool', 'Right tool', 'Is the choice for or against a shared ledger well reasoned?', 25, [
    'A ledger is used because the challenge mentions one.',
    'Reasons are given that a database would meet as well.',
    'A fair case, with some alternatives weighed.',
    'Alternatives are weighed and the choice follows.',
    'The reasoning would convince a skeptic, either way.',
  ]),
  criterion('privacy', 'Privacy and security', 'Least data, a clear threat model, a way to correct mistakes?', 20, [
    'Personal data is exposed or cannot be removed.',
    'Risks are named, with no answer to them.',
    'The main risks are answered.',
    'Little data, clear threats, a way to correct mistakes.',
    'Reviewed by someone outside the team, with findings fixed.',
  ]),
];

const entryForm = [
  {
    id: 'summary', title: 'Summary', minutes: 15,
    fields: [
      { id: 'pitch', type: 'paragraph', label: 'What does it do, for whom?', hint: 'Two or three sentences that anyone can follow.', required: true, maxWords: 120, public: true },
    ],
  },
  {
    id: 'approach', title: 'Approach', minutes: 40,
    fields: [
      { id: 'how', type: 'paragraph', label: 'How does it work?', required: true, maxWords: 600 },
      { id: 'running', type: 'paragraph', label: 'What does it take to run for a year?', hint: 'People, systems and money.', required: true, maxWords: 250 },
      { id: 'cost', type: 'money', label: 'Yearly running cost, in dollars', required: true, min: 0 },
    ],
  },
  ledgerSection,
  {
    id: 'evidence', title: 'Evidence', minutes: 20,
    fields: [
      { id: 'repository', type: 'repository', label: 'Source code at a commit', hint: 'The address of the repository and the full commit id.' },
      { id: 'contract', type: 'contract', label: 'Deployed contract, if there is one', hint: 'Where it runs.' },
      { id: 'video', type: 'video', label: 'A short video' },
      { id: 'documents', type: 'files', label: 'Documents', hint: 'Field notes, drawings, results of a test.', maxFiles: 3 },
    ],
  },
];

const eligibility = `You can enter if

- you are 13 or older (under 18 with a parent's consent);
- you live in the United States, or your organization is based there;
- your organization raised at most $500,000 for this proposal in the last 12 months;
- what you enter has been on the market for at most 12 months.

City employees can enter, but cannot win money. You do not need to write code.`;

const rulesText = `## Entering

One entry answers one challenge area. A person can send up to five entries and be in several teams.

The time at which the server receives **Send** decides. The last sent version counts. Drafts are not sent for you.

## What you keep

You keep all rights to your work. By sending an entry you let the agency show its public answers and use it for judging.

## Judging

Judges score each entry on the published criteria without seeing who made it. Judges say whom they cannot judge before they see any entry.

## Winning

Winners are named only after the agency has checked that they can enter. The agency may select no winner. No purchase is necessary.`;

/** Starting values of the sections, by template. Saved through the same schemas as everything else. */
export const templates: Record<TemplateName, Record<string, object>> = {
  blank: {},
  listing: { general: { profile: 'listing' }, timeline: { phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opens: '', closes: '' }] } },
  'ledger-challenge': {
    general: { profile: 'city' },
    rules: { eligibility, rules: rulesText, teamSize: 10, teamsPerPerson: 3, entriesPerPerson: 5 },
    form: { sections: entryForm },
    judging: { criteria, reviewsPerEntry: 3, mostPerJudge: 20, quorum: 2, blind: true, othersVisible: 'never', tieBreak: ['public-value', 'right-tool'] },
  },
};

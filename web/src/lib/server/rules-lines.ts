import { limitsOf } from '../../../../functions/domain/call/asked-limits.ts';
import type { Sections } from '../../../../functions/domain/call/challenge.ts';
import { whoCanEnter } from '../../../../functions/domain/eligibility/who-can-enter.ts';
import { openDrawRule } from '../../../../functions/domain/call/open-draw-rule.ts';
import { momentWords } from '../../../../functions/domain/moment.ts';
import { inOneLine } from '../../../../functions/domain/words/one-line.ts';
import { closingInstantOf, instantOf } from '../../../../functions/domain/zone.ts';

export type Line = { text: string; change: 'same' | 'added' | 'removed' };
export type Part = { title: string; lines: string[] };

const paragraphs = (text: string) => text.split(/\n+/).map((line) => line.trim()).filter(Boolean);
const dollars = (cents: number) => `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: cents % 100 === 0 ? 0 : 2 })}`;

/** A version of the rules as plain lines under plain headings, so that two versions can be laid side by side. */
export const partsOf = ({ general, details, timeline, prizes, rules, form, judging, resources }: Sections): Part[] => [
  { title: 'Title and need', lines: [general.title, general.tagline, ...paragraphs(details.need), ...details.areas.flatMap((area) => [area.name, ...paragraphs(area.description)])] },
  { title: 'Contact and authority', lines: [general.contactName, general.contactEmail, general.legalAuthority, inOneLine(general.partners), ...(general.cosponsors ?? []).map(({ name }) => `With ${name}`), general.entryUrl ?? '', `Taking part: ${general.participation}`, general.follows ? `Going on from the stage before: ${general.admits ?? 'finalists'}` : ''].filter(Boolean) },
  {
    title: 'Schedule',
    lines: [
      ...timeline.phases.flatMap((phase) => [
        `${phase.name} opens ${momentWords(instantOf(phase.opens, timeline.zone), timeline.zone)}`,
        `${phase.name} closes ${momentWords(closingInstantOf(phase.closes, timeline.zone), timeline.zone)}`,
      ]),
      ...(timeline.resultsOn ? [`Results expected on ${timeline.resultsOn}`] : []),
    ],
  },
  { title: 'Prizes', lines: [...prizes.tiers.map((tier) => `${tier.name}: ${tier.places} × ${dollars(tier.cents)} ${tier.other}`.trim() + (tier.sponsor ? `, paid by ${tier.sponsor}` : '')), ...paragraphs(prizes.note)] },
  { title: 'Who can enter', lines: [...paragraphs(whoCanEnter(rules)), `Team of at most ${rules.teamSize}; one person is in at most ${rules.teamsPerPerson} teams and starts at most ${rules.entriesPerPerson} entries`] },
  { title: 'Rules', lines: paragraphs(rules.rules) },
  { title: 'What you send', lines: form.sections.flatMap((section) => [section.title, ...section.fields.map((field) => `${field.label}${field.required ? '' : ' (optional)'}${limitsOf(field) && `, ${limitsOf(field)}`}`)]) },
  {
    title: 'Judging',
    lines: [
      ...judging.criteria.flatMap((criterion) => [`${criterion.name}, ${criterion.weight}%: ${criterion.question}`, ...criterion.levels.map((level) => `${level.score} ${level.label}: ${level.anchor}`)]),
      `${judging.reviewsPerEntry} reviews per entry, at least ${judging.quorum}; ${judging.blind ? `judges do not see who made an entry${judging.anonymized ? ', and read it once the agency has taken names out' : ''}` : 'judges see who made an entry'}`,
      ...(judging.openDraw ? [openDrawRule] : []),
      ...(judging.tieBreak.length > 0 ? [`Ties: ${judging.tieBreak.join(', then ')}`] : []),
      ...paragraphs(judging.instructions).map((line) => `To the judges: ${line}`),
    ],
  },
  { title: 'Documents and data', lines: resources.links.map((link) => `${link.title}: ${link.url}`) },
];

/** The longest common run of lines stays; the rest was removed or added. */
const compared = (before: string[], after: string[]): Line[] => {
  const length = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) length[i]![j] = before[i] === after[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ text: after[j]!, change: 'same' });
      i++;
      j++;
    } else if (i < before.length && (j === after.length || length[i + 1]![j]! >= length[i]![j + 1]!)) lines.push({ text: before[i++]!, change: 'removed' });
    else lines.push({ text: after[j++]!, change: 'added' });
  }
  return lines;
};

export type ChangedPart = { title: string; lines: Line[] };

/** Only the parts that differ, each with the changed lines and one unchanged line around them. */
export const changesBetween = (before: Sections, after: Sections): ChangedPart[] => {
  const old = partsOf(before);
  return partsOf(after).flatMap(({ title, lines }, n) => {
    const all = compared(old[n]!.lines, lines);
    const near = (i: number) => [i - 1, i, i + 1].some((k) => all[k] && all[k].change !== 'same');
    return all.some((line) => line.change !== 'same') ? [{ title, lines: all.filter((_, i) => near(i)) }] : [];
  });
};

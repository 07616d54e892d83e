import type { Rules } from '../call/challenge.ts';
import { askedIn } from '../entry/answers.ts';
import type { Answers, EntryState, SentEntry } from '../entry/entry.ts';
import { answerText } from './answer-text.ts';

/** An entry as it was sent last, for whoever manages its challenge. A withdrawn one is its code and its team. */
export type TakenEntry = {
  code: string; state: EntryState; team: string; withdrawnAt?: string | undefined; excludedAt?: string | undefined;
  sent?: { manifest: SentEntry; answers: Answers; rules: Rules; members: string[]; /** Not here, each with the reason. */ leftOut: { name: string; why: string }[] } | undefined;
};

const nameIn = (manifest: SentEntry) => (id: string) => manifest.files.find((file) => file.id === id)?.name ?? 'a removed file';
const areaIn = (rules: Rules, id: string) => rules.sections.details.areas.find((one) => one.id === id)?.name ?? '';
const columnsOf = (rules: Rules) => rules.sections.form.sections.flatMap(({ fields }) => fields);

/** The head of the table: what is known of each entry, then the questions of these rules. */
export const entryHead = (rules: Rules | undefined): string[] =>
  ['code', 'state', 'title', 'team', 'members', 'area', 'version', 'sent at', 'withdrawn at', 'excluded at', 'rules version', 'receipt', 'SHA-256', 'files', 'files left out', ...(rules ? columnsOf(rules).map(({ label }) => label) : [])];

export const entryLine = ({ code, state, team, withdrawnAt, excludedAt, sent }: TakenEntry, columns: Rules | undefined): (string | number | undefined)[] => {
  if (!sent) return entryHead(columns).map((_, at) => [code, state, undefined, team, undefined, undefined, undefined, undefined, withdrawnAt][at]);
  const { manifest, answers, members, leftOut } = sent;
  const text = nameIn(manifest);
  return [
    code, state, manifest.title, manifest.team.name, members.join(', '), areaIn(sent.rules, manifest.area), manifest.n, manifest.sentAt, withdrawnAt, excludedAt, manifest.rulesVersion, manifest.receipt, manifest.digest,
    manifest.files.length, leftOut.map(({ name, why }) => `${name}: ${why}`).join('\n'), ...(columns ? columnsOf(columns).map((field) => answerText(field, answers[field.id], text)) : []),
  ];
};

/** The entry as a document: Markdown. */
export const entryDocument = ({ code, state, excludedAt }: TakenEntry, { manifest, answers, rules, members, leftOut }: NonNullable<TakenEntry['sent']>): string => {
  const facts = [
    ['Code', code], ['State', state], ['Team', manifest.team.name], ['Members', members.join(', ')], ['Area', areaIn(rules, manifest.area)], ['Sent', manifest.sentAt], ['Excluded', excludedAt ?? ''], ['Version', `${manifest.n}, under rules version ${manifest.rulesVersion}`],
    ['Receipt', manifest.receipt], ['SHA-256', manifest.digest],
  ].filter(([, value]) => value).map(([name, value]) => `- ${name}: ${value}`);
  const sections = rules.sections.form.sections.flatMap((section) => {
    const fields = askedIn(section, manifest.area);
    return fields.length === 0 ? [] : [`## ${section.title}`, ...fields.flatMap((field) => [`### ${field.label}`, answerText(field, answers[field.id], nameIn(manifest)) || 'Not answered.'])];
  });
  const missing = leftOut.length > 0 ? ['## Files that are not here', leftOut.map(({ name, why }) => `- ${name}: ${why}`).join('\n')] : [];
  return `${[`# ${manifest.title || code}`, facts.join('\n'), ...sections, ...missing].join('\n\n')}\n`;
};

import { stateSaid } from '../award/award-words.ts';
import { endWords, followUpLine, monthsWords, useWords } from '../award/follow-up-words.ts';
import { writeCsv } from '../words/csv.ts';
import { moneyWords } from '../words/money.ts';
import { fundWords, parts } from './report-words.ts';
import type { Figure, Report } from './report.ts';

export const figureWords = ({ value, unit }: Figure): string => (typeof value === 'string' ? value : unit === 'cents' ? moneyWords(value) : value.toLocaleString('en-US'));

/** As one cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
const table = (head: string[], rows: string[][]): string => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
/** What people wrote has no heading that could end the section it is in. */
const within = (text: string): string => text.replaceAll(/^(#{1,6})(?=\s)/gm, '\\$1');
const unwritten = '*Not written yet.*';

const awardRows = ({ awards }: Report): string[][] => awards.map(({ prize, cents, paid, state, teamName = '', title = '', code = '' }) => [prize, moneyWords(cents), teamName, title ? `${title} (${code})` : '', stateSaid(state, cents), moneyWords(paid)]);

const markdown = (report: Report): string => {
  const { challenge, texts, funds, groups, missing, at, countedAt } = report;
  const inPart = (id: string): string[] => (id === 'cash' ? [
    ...(funds.length > 0 ? [table(['Source', 'Kind', 'Account', 'Amount'], funds.map((fund) => [fund.source, fundWords[fund.kind], fund.account, moneyWords(fund.cents)]))] : []),
    ...(report.awards.length > 0 ? [table(['Prize', 'Amount', 'Team', 'Entry', 'State', 'Paid'], awardRows(report))] : []),
  ] : id === 'results' && report.outcomes.length > 0 ? [table(['Winner', 'After', 'What became of it', 'Money', 'In words', 'Source'], report.outcomes.map((one) => [`${one.teamName}, ${one.title} (${one.code})`, monthsWords(one.months), followUpLine(one), moneyWords(one.cents), one.text, one.source]))] : []);
  return `${[
    `# Report: ${challenge.title.replaceAll(/\s+/g, ' ')}`,
    `${challenge.agencyName}. As of ${at}.${challenge.authority ? ` Authority: ${challenge.authority}.` : ''}${countedAt ? ` Counted ${countedAt}.` : ''}`,
    ...(missing.length > 0 ? ['## Still missing', missing.map(({ words }) => `- ${words}`).join('\n')] : []),
    ...texts.flatMap(({ id, text }) => [`## ${parts[id].title}`, text.trim() ? within(text.trim()) : unwritten, ...inPart(id)]),
    '## Figures', ...groups.flatMap(({ title, figures }) => [`### ${title}`, table(['What', 'How much'], figures.map((figure) => [figure.name, figureWords(figure)]))]),
  ].join('\n\n')}\n`;
};

/** One line each, so that reports of many challenges can be stacked. Money is in cents. */
const csv = ({ challenge, at, texts, funds, groups, awards, outcomes, missing }: Report): string => writeCsv([
  ['challenge', 'agency', 'as_of', 'section', 'item', 'value', 'unit'],
  ...[
    ...texts.map(({ id, text }) => ['text', parts[id].title, text, 'text'] as const),
    ...funds.flatMap((fund, i) => [['source', `${i + 1}: ${fund.source}`, fund.cents, 'cents'] as const, ['source', `${i + 1}: kind`, fundWords[fund.kind], 'text'] as const, ['source', `${i + 1}: account`, fund.account, 'text'] as const]),
    ...groups.flatMap(({ title, figures }) => figures.map(({ name, value, unit }) => [title, name, value, unit] as const)),
    ...awards.flatMap(({ prize, cents, paid, state, teamName = '' }) => [['award', prize, cents, 'cents'] as const, ['award', `${prize}: team`, teamName, 'text'] as const, ['award', `${prize}: state`, stateSaid(state, cents), 'text'] as const, ['award', `${prize}: paid`, paid, 'cents'] as const]),
    ...outcomes.flatMap((one) => {
      const name = `${one.teamName} (${one.code}) after ${one.months} months`;
      return [['outcome', `${name}: use`, useWords[one.inUse], 'text'] as const, ['outcome', `${name}: what came of it`, endWords[one.end], 'text'] as const, ['outcome', `${name}: money`, one.cents, 'cents'] as const, ['outcome', `${name}: in words`, one.text, 'text'] as const, ['outcome', `${name}: source`, one.source, 'text'] as const];
    }),
    ...missing.map(({ words }) => ['missing', '', words, 'text'] as const),
  ].map((cells) => [challenge.title, challenge.agencyName, at, ...cells]),
]);

const json = ({ texts, ...report }: Report): string => `${JSON.stringify({ format: 'laurel-report/1', ...report, texts: texts.map(({ id, text }) => ({ id, title: parts[id].title, text })) }, null, 2)}\n`;

export const reportForms = { md: markdown, csv, json } as const;
export type ReportForm = keyof typeof reportForms;
export const reportFormNames = Object.keys(reportForms) as [ReportForm, ...ReportForm[]];
export const reportTypes: Record<ReportForm, string> = { md: 'text/markdown; charset=utf-8', csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

import { sections } from '../../../../functions/domain/call/challenge.ts';
import { ledgerSection } from '../../../../functions/domain/call/template.ts';
import { withClauses } from '../../../../functions/domain/call/ready-clauses.ts';
import { readyConditions, type ReadyConditions } from '../../../../functions/domain/eligibility/ready-conditions.ts';
import { showSection } from './section-reader.ts';
import { rowsOf, textOf, type Typed, type TypedPart } from './typed-draft.ts';

/** Rows are added, removed and moved by buttons of the form, so it works without a script: `add:phases`, `up:criteria.2`. */
export type Step = { act: string; path: string; more: string };
export const stepIn = (form: FormData): Step => {
  const [act = 'save', path = '', more = ''] = String(form.get('_do') ?? 'save').split(':');
  return { act, path, more: path.endsWith('.fields') ? String(form.get(`_kind.${more}`) ?? '') : more };
};

const fresh = (prefix: string) => `${prefix}-${crypto.randomUUID().slice(0, 8)}`;
const levels = () => ['Poor', 'Weak', 'Fair', 'Good', 'Strong'].map((label, i): Typed => ({ score: String(i + 1), label, anchor: '' }));
const question = (type: string): Typed => ({ id: fresh('q'), type, label: '', judges: 'yes' });

const readySection = (): Typed => (showSection('form', sections.form.parse({ sections: [ledgerSection] }))['sections'] as Typed[])[0]!;

const phaseNames: Record<string, string> = { entries: 'Entries', judging: 'Judging' };

/** What is missing to 100: nothing, where the others take up all. */
const weightLeft = (before: Typed[]) => Math.max(0, 100 - before.reduce((sum, criterion) => sum + (Number(textOf(criterion, 'weight')) || 0), 0));

/** Those of a ready set that are not there yet. */
const readyRows = (before: Typed[], set: string): Typed[] | undefined => {
  if (!(set in readyConditions)) return undefined;
  const ready = showSection('rules', { conditions: readyConditions[set as ReadyConditions] })['conditions'] as Typed[];
  return ready.filter((row) => !before.some((one) => textOf(one, 'id') === textOf(row, 'id')));
};

/** A new row. What only the organizer can say stays empty: the check names it until it is written. */
const rows: Record<string, (before: Typed[], more: string) => Typed | Typed[]> = {
  conditions: (before, more) => readyRows(before, more) ?? { id: fresh('cond'), kind: more || 'age' },
  cosponsors: () => ({ slug: '' }),
  areas: () => ({ id: fresh('area'), name: '' }),
  phases: (_, more) => ({ id: fresh('phase'), kind: more || 'other', name: phaseNames[more] ?? '', opens: '', closes: '' }),
  tiers: () => ({ id: fresh('prize'), name: '', places: '1' }),
  sections: (_, more) => (more === 'ready' ? readySection() : { id: fresh('part'), title: '', minutes: '10', fields: [question('paragraph')] }),
  fields: (_, more) => question(more || 'paragraph'),
  criteria: (before) => ({ id: fresh('c'), name: '', question: '', weight: String(weightLeft(before)), levels: levels() }),
  levels: (before) => ({ score: String(Math.max(0, ...before.map((level) => Number(textOf(level, 'score')) || 0)) + 1), label: '', anchor: '' }),
  links: () => ({ title: '', url: '' }),
};

const moved = <T>(items: T[], from: number, to: number): T[] => {
  if (to < 0 || to >= items.length) return items;
  const rest = items.filter((_, i) => i !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
};

const inside = (typed: Typed, path: string[], change: (rows: Typed[], list: string) => Typed[]): Typed => {
  const [list = '', row, ...rest] = path;
  const items = rowsOf(typed, list);
  const next: TypedPart = rest.length > 0 ? items.map((item, i) => (i === Number(row) ? inside(item, rest, change) : item)) : change(items, list);
  return { ...typed, [list]: next };
};

/** The draft after the step, and the input to go on at. A step that is not one of rows changes nothing. */
export const afterStep = (typed: Typed, { act, path, more }: Step): { typed: Typed; at?: string } => {
  const steps = path.split('.');
  if (act === 'add') {
    let count = 0;
    const next = inside(typed, steps, (items, list) => {
      count = items.length;
      const make = rows[list];
      return make ? [...items, ...[make(items, more)].flat()] : items;
    });
    return { typed: next, at: `${path}.${count}` };
  }
  if (act === 'clauses') return { typed: { ...typed, [path]: withClauses(more, textOf(typed, path)) }, at: path };
  const row = Number(steps.at(-1));
  if (act === 'remove') return { typed: inside(typed, steps, (items) => items.filter((_, i) => i !== row)), at: steps.slice(0, -1).join('.') };
  if (act !== 'up' && act !== 'down') return { typed };
  const to = row + (act === 'up' ? -1 : 1);
  return { typed: inside(typed, steps, (items) => moved(items, row, to)), at: [...steps.slice(0, -1), to].join('.') };
};

import { isByStaff, isOfTheCall, type Act } from '../domain/act.ts';
import { signedIn, type Caller } from '../domain/caller.ts';
import { isWanted, type ActFilter } from '../domain/act-filter.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Listed } from '../ports/page.ts';
import type { Ports } from '../ports/ports.ts';
import { noteLook } from './note-look.ts';

/** Of one request: lines that are enough, and pages that are read for them. */
const [fewest, mostPages] = [25, 10];

type Needs = Pick<Ports, 'acts' | 'entries' | 'agencies' | 'challenges' | 'people' | 'chance'>;
export type SeenAct = Pick<Act, 'kind' | 'at'> & Partial<Pick<Act, 'id' | 'refs'>> & { byName?: string; /** For whoever reads all of it. */ by?: string; /** Of the entry it was done to. */ code?: string };

const isThere = async (ports: Needs, about: string): Promise<boolean> => {
  const port = about.startsWith('chl_') ? ports.challenges : about.startsWith('agy_') ? ports.agencies : ports.people;
  return (await port.find(about)) !== undefined;
};

/**
 * Everything is for the person it is about and for a manager of the agency; who has another role there sees what concerns the call itself, and of the rest,
 * as an operator does of all of it, what kind of thing happened and when, and who of the staff did it: never which judge or team it was. An operator also reads who acted
 * on an agency, and which operator on a person.
 */
const sightOf = async (ports: Needs, caller: Caller, about: string): Promise<'own' | 'manager' | 'approver' | 'outline'> => {
  const person = signedIn(caller);
  if (about === person.id) return 'own';
  const agencyId = about.startsWith('chl_') ? (await ports.challenges.find(about))?.agencyId : about;
  const roles = await ports.agencies.rolesOf(agencyId ?? '', person.id);
  if (roles.length > 0) return roles.includes('manager') ? 'manager' : 'approver';
  if (!person.operator || !(await isThere(ports, about))) throw notFound();
  return 'outline';
};

const outline = ({ kind, at }: Act): SeenAct => ({ kind, at });
/** What one operator answers for to another: what was done to an agency, or to a person by somebody else. */
const answeredFor = ({ kind, about, by }: Act): boolean => about !== by && (about.startsWith('per_') || (about.startsWith('agy_') && /^(agency|private)\./.test(kind)));

const withNames = async (ports: Pick<Ports, 'people'>, acts: Act[], own: string | undefined, whole: (act: Act) => boolean): Promise<SeenAct[]> => {
  const people = await ports.people.findMany(own ? [] : acts.filter(whole).map((act) => act.by).filter((by) => by.startsWith('per_')));
  const names = new Map(people.map((person) => [person.id, person.name]));
  const nameOf = ({ by }: Act) => (by === own ? 'You' : by === 'system' ? 'Laurel' : (names.get(by) ?? 'An operator'));
  return acts.map((act) => (whole(act) ? { id: act.id, kind: act.kind, at: act.at, refs: act.refs, byName: nameOf(act) } : outline(act)));
};

/** Entries are called by their codes, to whoever manages their challenge. */
const withCodes = async (ports: Pick<Ports, 'entries'>, acts: SeenAct[]): Promise<SeenAct[]> => {
  const entryOf = ({ refs }: SeenAct) => (typeof refs?.['entry'] === 'string' ? refs['entry'] : undefined);
  const ids = [...new Set(acts.map(entryOf).filter((id) => id !== undefined))];
  const codes = new Map((await ports.entries.findMany(ids)).map(({ id, code }) => [id, code]));
  return acts.map((act) => {
    const code = codes.get(entryOf(act) ?? '');
    return code ? { ...act, code } : act;
  });
};

/** Acts as a manager of the challenge reads them. */
export const toldActs = async (ports: Pick<Ports, 'entries' | 'people'>, acts: Act[]): Promise<SeenAct[]> => withCodes(ports, (await withNames(ports, acts, undefined, () => true)).map((told, i) => ({ ...told, by: acts[i]!.by })));

/** A page of those that are looked for. Where they are rare it is short, or empty, and says where to look on. */
const someActs = async ({ acts }: Pick<Ports, 'acts'>, about: string, after: string | undefined, filter: ActFilter): Promise<Listed<Act>> => {
  let page = await acts.about(about, after, filter);
  const items = page.items.filter(isWanted(filter));
  for (let read = 1; page.next && items.length < fewest && read < mostPages; read += 1) {
    page = await acts.about(about, page.next, filter);
    items.push(...page.items.filter(isWanted(filter)));
  }
  return { items, next: page.next };
};

/** What happened to a challenge, an agency or a person, as far as the caller may know. */
export const readActs = async (ports: Needs, caller: Caller, { about, after, filter }: { about: string; after: string | undefined; filter: ActFilter }): Promise<Listed<SeenAct>> => {
  const sight = await sightOf(ports, caller, about);
  if (sight === 'outline' && !after) await noteLook(ports, caller, { about, refs: { what: 'acts' } });
  if (filter.by && sight !== 'manager') throw new Refusal('forbidden', 'Only a manager looks for what one person did.', 'by');
  const { items, next } = await someActs(ports, about, after, filter);
  if (sight === 'outline') return { items: (await withNames(ports, items, undefined, answeredFor)).map(({ kind, at, byName }) => ({ kind, at, ...(byName ? { byName } : {}) })), next };
  if (sight === 'manager') return { items: await toldActs(ports, items), next };
  if (sight === 'own') return { items: await withNames(ports, items, about, () => true), next };
  const seen = await withNames(ports, items, undefined, ({ kind }) => isOfTheCall(kind) || isByStaff(kind));
  return { items: seen.map((act) => (isByStaff(act.kind) ? { kind: act.kind, at: act.at, ...(act.byName ? { byName: act.byName } : {}) } : act)), next };
};

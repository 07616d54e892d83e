import type { RequestEvent } from '@sveltejs/kit';
import { api, attempt, read, type Problem } from '#lib/api.ts';
import { sectionNames, type SectionName } from '../../../../functions/domain/call/challenge.ts';
import { mergeDrafts, placeAt, valueAt, type Clash } from '../../../../functions/domain/call/draft-merge.ts';
import { placeWords, inputAt, partText } from './place-words.ts';
import { afterStep, stepIn } from './row-steps.ts';
import { readSection, showSection } from './section-reader.ts';
import { typedIn, type Typed } from './typed-draft.ts';

type Asking = Pick<RequestEvent, 'fetch' | 'url'>;
type Draft = Record<string, unknown>;
export type ShownClash = { path: string; place: string; input: string; mine: string; theirs: string };
export type Newer = { byId: string; by: string; at: string; clashes: ShownClash[] };
/** What the page shows again when nothing was saved: every word that was typed, and why. */
export type Unsaved = { typed: Typed; base: Draft; version: string; problem: Problem; faults: Record<string, string>; newer?: Newer };
export type Saved = { version: string; base: Draft; savedAt: string; at?: string | undefined };
export type Outcome = { ok: true; saved: Saved } | { ok: false; status: number; unsaved: Unsaved };

export const sectionNamed = (name: string): SectionName | undefined => sectionNames.find((known) => known === name);

const baseIn = (form: FormData): Draft => {
  try {
    return JSON.parse(String(form.get('_base') ?? '{}')) as Draft;
  } catch {
    return {};
  }
};

/** Places where the person chose the other's text over their own. */
const withTaken = (draft: Draft, form: FormData, base: Draft): Draft =>
  form.getAll('_take').map((path) => JSON.parse(String(path)) as string[]).reduce<Draft>((value, path) => placeAt(value, path, valueAt(base, path)) as Draft, draft);

const shownClash = (merged: Draft, theirs: Draft, { path, ...sides }: Clash): ShownClash => {
  const last = path.at(-1) ?? '';
  const said = (value: unknown) => (value === undefined ? 'Removed' : partText(value, last) || 'Empty');
  return { path: JSON.stringify(path), place: placeWords(path, merged, theirs), input: inputAt(path, merged), mine: said(sides.mine), theirs: said(sides.theirs) };
};

/** Somebody saved meanwhile: both texts are put together, and where both changed the same words the person sees both. */
const putTogether = async (asking: Asking, id: string, name: SectionName, { base, mine, problem }: { base: Draft; mine: Draft; problem: Problem }): Promise<Unsaved> => {
  const current = await read(asking, api(asking).challenges.calls[':id'].sections[':name'].$get({ param: { id, name } }));
  const { value, clashes } = mergeDrafts(base, mine, current.value);
  const newer = { byId: current.editedBy, by: current.editedByName, at: current.editedAt, clashes: clashes.map((clash) => shownClash(value, current.value, clash)) };
  return { typed: showSection(name, value), base: current.value, version: `"${current.version}"`, problem, faults: {}, newer };
};

/** Reads the form, takes the step its button asks for, and saves the section. Nothing typed is ever lost. */
export const saveTyped = async (asking: Asking, id: string, name: SectionName, form: FormData): Promise<Outcome> => {
  const base = baseIn(form);
  const { typed, at } = afterStep(typedIn(form), stepIn(form));
  const mine = withTaken(readSection(name, typed), form, base);
  const done = await attempt(asking, api(asking).challenges.calls[':id'].sections[':name'].$put({ param: { id, name }, json: mine }, { headers: { 'if-match': String(form.get('_version') ?? '') } }));
  if (done.ok) return { ok: true, saved: { version: done.version, base: done.value.value, savedAt: done.value.editedAt, at } };
  const { problem } = done;
  if (problem.code === 'stale') return { ok: false, status: problem.status, unsaved: await putTogether(asking, id, name, { base, mine, problem }) };
  const faults = Object.fromEntries((problem.errors ?? []).map(({ field, message }) => [field, message]));
  return { ok: false, status: problem.status, unsaved: { typed, base, version: String(form.get('_version') ?? ''), problem, faults } };
};

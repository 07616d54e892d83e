import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, once, read, refuse, type Problem } from '#lib/api.ts';
import { endOfDay } from '#lib/awarding/look-ahead.ts';
import { statusWords } from '#lib/awarding/issued.ts';
import { faultsInList, listOf, offersIn, peopleIn, repeatedNumbers, repeatedPeople, type Offered } from '#lib/awarding/offer-list.ts';
import { isOfChallenge } from '../../../../functions/domain/credential/basis.ts';
import { holdsWords } from '../../../../functions/domain/credential/holds-words.ts';
import { credentialOfferedLetter } from '../../../../functions/domain/letters/credential.ts';

type Asking = RequestEvent<{ agency: string }>;
export type TypedOffer = { kindId: string; people: string; from: string; until: string };
/** Somebody who has a number of the list already. */
export type Given = { reference: string; number: string; whose: string; state: string };

/** Kinds that are given by hand, and still are. */
export const handKinds = async (event: Pick<Asking, 'fetch' | 'url' | 'params'>) => {
  const { items } = await read(event, api(event).results['credential-kinds'][':agencyId'].$get({ param: { agencyId: event.params.agency } }));
  return items.filter(({ basis, retired }) => !isOfChallenge(basis) && !retired);
};
type Kind = Awaited<ReturnType<typeof handKinds>>[number];

const startOfDay = (day: string): string | undefined => endOfDay(day)?.replace(/T.*$/, 'T00:00:00.000Z');
const typedIn = (form: FormData): TypedOffer => {
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  return { kindId: text('kindId'), people: text('people'), from: text('from'), until: text('until') };
};

const faultsIn = ({ people, from, until }: TypedOffer, kind: Kind | undefined, now: string): { field: string; message: string }[] => {
  const [start, end] = [startOfDay(from), endOfDay(until)];
  return [
    !kind && { field: 'kindId', message: 'Choose what you give.' },
    ...faultsInList(offersIn(people)).map((message) => ({ field: 'people', message })),
    from !== '' && start === undefined && { field: 'from', message: 'Give a day that is on the calendar.' },
    until !== '' && end === undefined && { field: 'until', message: 'Give a day that is on the calendar.' },
    end !== undefined && end <= (start ?? now) && { field: 'until', message: 'Give an end that comes after the beginning, and is still to come.' },
  ].filter((one) => one !== false);
};

const holdsOf = ({ from, until }: TypedOffer) => ({ validFrom: startOfDay(from), validUntil: endOfDay(until) });

/** Who has a number of the list already, of this kind. */
const givenTo = async (event: Asking, { kindId, people }: TypedOffer) => {
  const references = [...new Set(offersIn(people).flatMap(({ reference }) => reference ?? []))].join('\n');
  if (!references) return { ok: true, value: [] as Given[] } as const;
  const found = await attempt(event, api(event).results['agency-credentials'][':agencyId'].given.$get({ param: { agencyId: event.params.agency }, query: { kindId, references } }));
  if (!found.ok) return found;
  return { ok: true, value: found.value.items.map(({ number, status, reference, name, email }): Given => ({ number, reference: reference ?? '', whose: name ?? email ?? '', state: statusWords[status].word })) } as const;
};

/** What comes of it, before anything is sent: the very letter, what the credential will say, and what is given already. */
const lookAhead = (event: Asking, typed: TypedOffer, { kind, given, agencyName, contact }: { kind: Kind; given: Given[]; agencyName: string; contact: string }) => {
  const { name, description, criteria, months, renewable } = kind;
  const told = { number: '(made when you offer it)', agencyName, contact, kind: { name, description, criteria, months, renewable }, ...holdsOf(typed) };
  const { subject, text } = credentialOfferedLetter({ id: '', at: '', to: '', about: '' }, told, `${event.url.origin}/me/credentials/(made when you offer it)`);
  const offers = offersIn(typed.people);
  return { offers, people: peopleIn(offers), repeated: repeatedPeople(offers), numbers: repeatedNumbers(offers), given, letter: { subject, text }, says: { name, description, criteria, validity: holdsWords(told, 'it is accepted') } };
};

const looked = async (event: Asking, typed: TypedOffer, unconfirmed = false) => {
  const kind = (await handKinds(event)).find(({ id }) => id === typed.kindId);
  const errors = faultsIn(typed, kind, event.platform!.now());
  if (!kind || errors.length > 0) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors }, typed);
  const agency = await attempt(event, api(event).challenges.agencies[':slug'].$get({ param: { slug: event.params.agency } }));
  if (!agency.ok) return refuse(agency.problem, typed);
  const given = await givenTo(event, typed);
  if (!given.ok) return refuse(given.problem, typed);
  const me = await attempt(event, api(event).accounts.me.$get());
  if (!me.ok) return refuse(me.problem, typed);
  return { checked: { typed, unconfirmed, ahead: lookAhead(event, typed, { kind, given: given.value, agencyName: agency.value.name, contact: me.value.email }) } };
};

/** A fault of one person stands at the list, and names them. */
const atPerson = (problem: Problem, { email }: Offered): Problem =>
  (problem.errors ? { ...problem, errors: problem.errors.map(({ field, message }) => (field === 'email' || field === 'reference' || field === 'name' ? { field: 'people', message: `${email}: ${message}` } : { field, message })) } : problem);

/** One after another, each under its own key: pressing again sends nothing twice, and where it stops those who are left stay in the list. */
const offerEach = async (event: Asking, typed: TypedOffer, form: FormData) => {
  const offers = offersIn(typed.people);
  const { 'idempotency-key': key } = once(form);
  for (const [done, offer] of offers.entries()) {
    const { email, reference, name } = offer;
    const json = { kindId: typed.kindId, email, reference, name, ...holdsOf(typed), again: form.get('again') === 'yes' };
    const sent = await attempt(event, api(event).results['agency-credentials'][':agencyId'].$post({ param: { agencyId: event.params.agency }, json }, { headers: { 'idempotency-key': `${key}-${offer.line}` } }));
    if (!sent.ok) return refuse(atPerson(sent.problem, offer), { ...typed, people: listOf(offers.slice(done)), sent: done });
  }
  redirect(303, `/run/agency/${event.params.agency}/credentials?offered=${peopleIn(offers)}`);
};

/** First the words are shown, then it is offered; a list that changed in between is shown again, and a number that is given already only goes out twice when that is said. */
export const offerActions = {
  check: async (event: Asking) => looked(event, typedIn(await event.request.formData())),
  offer: async (event: Asking) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    if (form.get('seen') !== JSON.stringify(typed)) return looked(event, typed);
    return form.get('taken') === 'yes' && form.get('again') !== 'yes' ? looked(event, typed, true) : offerEach(event, typed, form);
  },
};

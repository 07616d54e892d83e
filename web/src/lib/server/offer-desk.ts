import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, once, read, refuse, type Problem } from '#lib/api.ts';
import { endOfDay } from '#lib/awarding/look-ahead.ts';
import { monthWords } from '#lib/awarding/issued.ts';
import { faultsInList, listOf, offersIn, type Offered } from '#lib/awarding/offer-list.ts';
import { isOfChallenge } from '../../../../functions/domain/credential/basis.ts';
import { credentialOfferedLetter } from '../../../../functions/domain/letters/credential.ts';
import { dayWords } from '../../../../functions/domain/moment.ts';

type Asking = RequestEvent<{ agency: string }>;
export type TypedOffer = { kindId: string; people: string; from: string; until: string };

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

const validityOf = ({ from, until }: TypedOffer, { months }: Kind): string => {
  const [start, end] = [startOfDay(from), endOfDay(until)];
  const begins = start ? `It is valid from ${dayWords(start, 'UTC')}` : 'It is valid from the moment it is accepted';
  if (end) return `${begins}, until ${dayWords(end, 'UTC')}.`;
  return months === undefined ? `${begins}, without an end.` : `${begins}, for ${monthWords(months)}.`;
};

/** What comes of it, before anything is sent: the very letter, and what the credential will say. */
const lookAhead = (event: Asking, typed: TypedOffer, kind: Kind, agencyName: string) => {
  const { name, description, criteria, months, renewable } = kind;
  const told = { number: '', agencyName, kind: { name, description, criteria, months, renewable } };
  const { subject, text } = credentialOfferedLetter({ id: '', at: '', to: '', about: '' }, told, `${event.url.origin}/me/credentials/(made when you offer it)`);
  return { offers: offersIn(typed.people), letter: { subject, text }, says: { name, description, criteria, validity: validityOf(typed, kind) } };
};

const looked = async (event: Asking, typed: TypedOffer) => {
  const kind = (await handKinds(event)).find(({ id }) => id === typed.kindId);
  const errors = faultsIn(typed, kind, event.platform!.now());
  if (!kind || errors.length > 0) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors }, typed);
  const agency = await attempt(event, api(event).challenges.agencies[':slug'].$get({ param: { slug: event.params.agency } }));
  return agency.ok ? { checked: { typed, ahead: lookAhead(event, typed, kind, agency.value.name) } } : refuse(agency.problem, typed);
};

/** A fault of one person stands at the list, and names them. */
const atPerson = (problem: Problem, { email }: Offered): Problem =>
  (problem.errors ? { ...problem, errors: problem.errors.map(({ field, message }) => (field === 'email' || field === 'reference' ? { field: 'people', message: `${email}: ${message}` } : { field, message })) } : problem);

/** One after another, each under its own key: pressing again sends nothing twice, and where it stops those who are left stay in the list. */
const offerEach = async (event: Asking, typed: TypedOffer, form: FormData) => {
  const offers = offersIn(typed.people);
  const { 'idempotency-key': key } = once(form);
  const [validFrom, validUntil] = [startOfDay(typed.from), endOfDay(typed.until)];
  for (const [done, offer] of offers.entries()) {
    const { email, reference } = offer;
    const json = { kindId: typed.kindId, email, reference, validFrom, validUntil };
    const sent = await attempt(event, api(event).results['agency-credentials'][':agencyId'].$post({ param: { agencyId: event.params.agency }, json }, { headers: { 'idempotency-key': `${key}-${offer.line}` } }));
    if (!sent.ok) return refuse(atPerson(sent.problem, offer), { ...typed, people: listOf(offers.slice(done)), sent: done });
  }
  redirect(303, `/run/agency/${event.params.agency}/credentials?offered=${offers.length}`);
};

/** First the words are shown, then it is offered; a list that changed in between is shown again. */
export const offerActions = {
  check: async (event: Asking) => looked(event, typedIn(await event.request.formData())),
  offer: async (event: Asking) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    return form.get('seen') === JSON.stringify(typed) ? offerEach(event, typed, form) : looked(event, typed);
  },
};

import type { Caller } from '../../domain/caller.ts';
import { idBytes, prefixes } from '../../domain/id.ts';
import { factNames, type FactName } from '../../domain/listing/fact-names.ts';
import type { Facts, WrittenFacts } from '../../domain/listing/listing.ts';
import { addressGroup, expiryOf, formSeconds, sameText, visitor, type Suggestion } from '../../domain/listing/suggestion.ts';
import { refuseImpossible } from '../../domain/listing/plausible.ts';
import { notFound, Refusal, type Fault } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { correctListing } from '../moderator/correct-listing.ts';
import { canonical } from '../../domain/words/canonical.ts';
import { limited, limits } from '../limited.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'listings' | 'suggestions' | 'rates' | 'seals' | 'sha256' | 'chance' | 'agencies'>;
export type Asked = { listingId?: string | undefined; facts: WrittenFacts; source?: string | undefined; note: string; credit: boolean; email?: string | undefined; form?: string | undefined; /** Nobody sees this field: who fills it in is a program. */ homepage: string };

const purpose = 'suggestion form';
/** A form that a visitor was given: it says when, and is good for one suggestion. */
export const giveForm = (ports: Pick<Ports, 'seals' | 'chance' | 'fetcher'>, { at }: Caller): { form: string; from: string; reads: boolean } => ({
  form: ports.seals.seal(purpose, JSON.stringify({ at, once: ports.chance.code(12) })), from: new Date(Date.parse(at) + formSeconds.least * 1000).toISOString(), reads: ports.fetcher.callsOut,
});

/** The digest of a form that was filled in by somebody who took the time. */
const checkForm = (ports: Needs, { at }: Caller, { form = '', homepage }: Asked): string => {
  const opened = ports.seals.open(purpose, form);
  if (opened === undefined) throw new Refusal('invalid', 'Open the form on this site, and send it from there.', 'form');
  const given = (JSON.parse(opened) as { at: string }).at;
  const seconds = (Date.parse(at) - Date.parse(given)) / 1000;
  if (seconds < formSeconds.least) throw new Refusal('invalid', `Take at least ${formSeconds.least} seconds, then send it again.`, 'form');
  if (seconds > formSeconds.most) throw new Refusal('invalid', 'This form is more than a day old. Open it again.', 'form');
  if (homepage !== '') throw new Refusal('invalid', 'Leave this field empty.', 'homepage');
  return ports.sha256(form);
};

const hostOf = (address: string): string => new URL(address).host.toLowerCase().replace(/^www\./, '');

/** Counted before anything is read or stored: a crowd leaves no more than these limits let through. */
const limitVisitor = async (ports: Needs, { at, address }: Caller, source: string): Promise<void> => {
  await limited(ports, `suggestion from ${addressGroup(address)}`, limits.suggestionsOfAddress, at);
  await limited(ports, 'suggestions of visitors', limits.suggestionsOfVisitors, at);
  await limited(ports, 'suggestions of visitors in a day', limits.suggestionsOfVisitorsInADay, at);
  await limited(ports, `suggestion of ${hostOf(source)}`, limits.suggestionsOfHost, at);
};

/** Everything that is missing, named at once. */
export const missingIn = ({ listingId, facts = {}, source }: Partial<Pick<Asked, 'listingId' | 'facts' | 'source'>>): Fault[] => {
  if (listingId === undefined) {
    return [
      ...(facts.url ? [] : [{ field: 'facts.url', message: 'Give the web address where it is described.' }]),
      ...(facts.title ? [] : [{ field: 'facts.title', message: 'Give it a title.' }]),
      ...(facts.type ? [] : [{ field: 'facts.type', message: 'Choose what it is.' }]),
    ];
  }
  return [
    ...(factNames.some((name) => facts[name] !== undefined) ? [] : [{ field: 'facts', message: 'Say what should be different.' }]),
    ...(source ? [] : [{ field: 'source', message: 'Give the web address that says so.' }]),
  ];
};

/** Agencies by their names and links by their addresses, as people write them. */
const written = (value: unknown): string =>
  canonical(Array.isArray(value) ? value.map((one) => (typeof one === 'object' ? (one as { url: string }).url : one)) : typeof value === 'object' && value !== null && 'name' in value ? { name: value.name } : value);
const saysAlready = (facts: Facts, name: FactName, value: unknown): boolean => facts[name] !== undefined && written(facts[name].value) === written(value);

const isListingId = (id: string) => id.length === idBytes + 5 && id.startsWith(prefixes.listing);

/** Anybody suggests a new entry of the atlas, or another value of a fact, which a moderator corrects at once. Signed in it is theirs; without an account it comes through the form, in small numbers. */
export const suggestListing = async (ports: Needs, caller: Caller, asked: Asked): Promise<Pick<Suggestion, 'id' | 'state' | 'at'>> => {
  const { person } = caller;
  const source = asked.source ?? asked.facts.url;
  const missing = missingIn(asked);
  if (missing.length > 0 || source === undefined) throw Refusal.invalid(missing);
  const form = person ? undefined : checkForm(ports, caller, asked);
  await (person ? limited(ports, `suggestion of ${person.id}`, limits.suggestionsOfPerson, caller.at) : limitVisitor(ports, caller, source));
  const { listingId, facts } = asked;
  const corrected = listingId !== undefined && isListingId(listingId) ? await ports.listings.find(listingId, { strong: true }) : undefined;
  if (listingId !== undefined && !corrected) throw notFound('entry');
  if (corrected && factNames.every((name) => facts[name] === undefined || saysAlready(corrected.facts, name, facts[name]))) throw new Refusal('invalid', 'The entry says this already. Say what should be different.', `facts.${factNames.find((name) => facts[name] !== undefined)!}`);
  refuseImpossible(facts, corrected?.facts ?? {}, caller.at);
  const known = listingId === undefined && facts.url ? await ports.listings.atAddress(facts.url) : undefined;
  if (known) throw new Refusal('taken', 'The atlas has an entry with this web address. Suggest a correction there.', 'facts.url', { listing: known });
  const suggestion: Suggestion = {
    id: ports.chance.id('suggestion'), listingId, facts, source, note: asked.note, by: person?.id ?? visitor, credit: person !== undefined && asked.credit, at: caller.at,
    ...(person ? {} : { expiresAt: expiryOf(caller.at), ...(asked.email ? { email: asked.email } : {}) }), same: ports.sha256(`${person?.id ?? visitor} ${sameText(facts, listingId)}`), state: 'waiting', version: 1,
  };
  // a program of theirs suggests as anybody does: to decide takes the person
  if (corrected && person?.moderator && !caller.scopes) return correctListing(ports, caller, corrected, suggestion);
  const answer = { id: suggestion.id, state: suggestion.state, at: suggestion.at };
  await ports.suggestions.make(suggestion, form, { ...tell(ports, caller, 'suggestion.made', { about: suggestion.id, refs: listingId ? { listing: listingId } : {}, answer }), by: suggestion.by });
  return answer;
};

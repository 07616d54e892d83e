import type { Caller } from '../../domain/caller.ts';
import type { Credential } from '../../domain/credential/credential.ts';
import { readNumber } from '../../domain/credential/credential-number.ts';
import { kindsWithDefaults } from '../../domain/credential/credential-kind.ts';
import { isPublic, presentStatus, publicView, sharedView, type PublicCredential } from '../../domain/credential/public-view.ts';
import type { RegistryChange } from '../../domain/credential/registry/registry-change.ts';
import { stretchesOf, type RegistryState } from '../../domain/credential/registry/registry-place.ts';
import { purposes, readListName } from '../../domain/credential/status-list-head.ts';
import type { Agency } from '../../domain/people/agency.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { leafOf } from '../leaf-proof.ts';

type Needed = Pick<Ports, 'agencies' | 'credentials' | 'shareLinks' | 'statusLists' | 'sha256'>;
type Recorded = Pick<Ports, 'ledger' | 'tiles'>;

/** Whether the lists in which these stand were signed, and are still good: each list is read once. */
const goodLists = async ({ statusLists }: Pick<Ports, 'statusLists'>, credentials: Credential[], now: string): Promise<(credential: Credential) => boolean> => {
  const names = new Map(credentials.flatMap(({ places }) => (places ? purposes.map((purpose) => [`${places[purpose].list} ${purpose}`, { list: places[purpose].list, purpose }] as const) : [])));
  const good = new Set<string>();
  await Promise.all([...names].map(async ([name, which]) => {
    const head = await statusLists.head(which);
    if (head && now < head.validUntil) good.add(name);
  }));
  return ({ places }) => places !== undefined && purposes.every((purpose) => good.has(`${places[purpose].list} ${purpose}`));
};

const seen = async (ports: Needed, credential: Credential | undefined, now: string): Promise<PublicCredential> => {
  if (!credential || !isPublic(credential)) throw notFound('credential');
  return publicView(credential, now, (await goodLists(ports, [credential], now))(credential));
};

const byNumber = async ({ credentials }: Needed, typed: string): Promise<Credential | undefined> => {
  const number = readNumber(typed);
  return number === undefined ? undefined : credentials.findByNumber(number);
};

/** Present status first, and the leaf that tells of its being issued, once that is out. What nobody accepted is not there. */
export const readCredential = async (ports: Needed & Recorded, caller: Caller, typed: string): Promise<PublicCredential & { leaf?: number | undefined }> => {
  const shown = await seen(ports, await byNumber(ports, typed), caller.at);
  return { ...shown, leaf: await leafOf(ports, shown.act) };
};

/** As it was signed, word for word. Of a holder who left, nothing is. */
export const readPublicText = async (ports: Needed, typed: string): Promise<{ number: string; text: string }> => {
  const credential = await byNumber(ports, typed);
  const text = credential && isPublic(credential) ? await ports.credentials.signedText(credential.id) : undefined;
  if (!credential || text === undefined) throw notFound('credential');
  return { number: credential.number, text };
};

const agencyOf = async ({ agencies }: Pick<Ports, 'agencies'>, slug: string): Promise<Agency> => {
  const agency = await agencies.findBySlug(slug);
  if (!agency || agency.standing !== 'tenant') throw notFound('agency');
  return agency;
};

type Sought = { slug: string; after?: string | undefined; /** Its number, or the agency's own. */ number?: string | undefined; kindId?: string | undefined; status?: RegistryState | undefined };

const sought = async (ports: Needed, agencyId: string, { after, number: typed, kindId, status }: Sought, now: string): Promise<Listed<Credential>> => {
  if (typed === undefined) {
    const { items, next } = await ports.credentials.registry(agencyId, after, { kindId, stretches: status && stretchesOf(status, now) });
    return { items: status ? items.filter((one) => presentStatus(one, now, true) === status) : items, next };
  }
  const one = await byNumber(ports, typed);
  return { items: one?.agencyId === agencyId ? [one] : await ports.credentials.byOwnNumber(agencyId, typed) };
};

/** What an agency has given, newest first: accepted and signed ones alone. */
export const readRegistry = async (ports: Needed, caller: Caller, asked: Sought): Promise<Listed<PublicCredential> & { agency: Agency }> => {
  const agency = await agencyOf(ports, asked.slug);
  const { items, next } = await sought(ports, agency.id, asked, caller.at);
  const open = items.filter(isPublic);
  const hold = await goodLists(ports, open, caller.at);
  return { agency, items: open.map((one) => publicView(one, caller.at, hold(one))), next };
};

/** The kinds of which something stands in the registry, by name. */
export const readRegistryKinds = async (ports: Needed & Pick<Ports, 'credentialKinds'>, slug: string): Promise<{ id: string; name: string }[]> => {
  const { id: agencyId } = await agencyOf(ports, slug);
  const kinds = kindsWithDefaults(agencyId, await ports.credentialKinds.ofAgency(agencyId));
  const there = new Set(await ports.credentials.registeredKinds(agencyId, kinds.map(({ id }) => id)));
  return kinds.filter(({ id }) => there.has(id)).map(({ id, name }) => ({ id, name }));
};

export const readChanges = async (ports: Needed, { slug, after }: { slug: string; after?: string | undefined }): Promise<Listed<RegistryChange> & { agency: Agency }> => {
  const agency = await agencyOf(ports, slug);
  return { agency, ...(await ports.credentials.changes(agency.id, after)) };
};

/** What its holder chose to show to whoever has the link. */
export const readShared = async (ports: Needed, caller: Caller, token: string) => {
  const link = await ports.shareLinks.findByHash(ports.sha256(token));
  if (!link) throw notFound('link');
  const credential = link.stoppedAt ? undefined : await ports.credentials.find(link.credentialId);
  if (!credential?.name || !isPublic(credential)) throw new Refusal('gone', 'This is no longer shared. Ask the person who gave you the link.');
  return sharedView(credential, link, caller.at, (await goodLists(ports, [credential], caller.at))(credential));
};

const notYet = (what: string) => new Refusal('unavailable', `${what} not signed yet. Ask again in a minute.`);

/** A list of states, word for word. */
export const readStatusList = async ({ statusLists }: Pick<Ports, 'statusLists'>, name: string): Promise<string> => {
  const which = readListName(name);
  if (!which || which.list > (await statusLists.current())) throw notFound('list');
  const text = await statusLists.text(which);
  if (text === undefined) throw notYet('This list is');
  return text;
};

/** The keys that credentials are signed with, old ones too: did.json, word for word. */
export const readIssuer = async ({ statusLists }: Pick<Ports, 'statusLists'>): Promise<string> => {
  const issuer = await statusLists.issuer();
  if (!issuer) throw notYet('Credentials are');
  return issuer.text;
};

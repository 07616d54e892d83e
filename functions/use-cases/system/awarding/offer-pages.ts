import type { Act } from '../../../domain/act.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { offerOf, type Credential } from '../../../domain/credential/credential.ts';
import type { ChallengeBasis } from '../../../domain/credential/basis.ts';
import type { CredentialKind } from '../../../domain/credential/credential-kind.ts';
import { kindsWithDefaults } from '../../../domain/credential/credential-kind.ts';
import { placeWords, type Tier } from '../../../domain/judging/decision/prizes.ts';
import { credentialOfferedLetter } from '../../../domain/letters/credential.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { contactOf } from '../../credential/contact-of.ts';
import { numberOf } from '../../credential-number.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from '../letters/told-about.ts';
import { writeLetters, type ToWrite } from '../letters/write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'rounds' | 'evaluations' | 'judges' | 'teams' | 'entries' | 'credentials' | 'credentialKinds' | 'beacon' | 'clock'>;
type Recipient = { personId: string } & Pick<Credential, 'entryId' | 'entryCode' | 'entryTitle' | 'team' | 'prize'>;
type Page = { recipients: Recipient[]; next?: string | undefined };
const judgesAtOnce = 20;

const membersOf = async ({ teams }: Needed, teamId: string, given: Omit<Recipient, 'personId'>): Promise<Recipient[]> => (await teams.members(teamId)).map(({ personId }) => ({ personId, ...given }));

const decided = (outcome: 'winner' | 'finalist') => async (ports: Needed, { id }: Challenge, tiers: Tier[], after?: string): Promise<Page> => {
  const { items, next } = await ports.rounds.decisionPage(id, after);
  const chosen = items.filter((one) => one.outcome === outcome);
  const recipients = await Promise.all(chosen.map(({ teamId, entryId, code, title, teamName, prizeId, place }) => {
    const tier = outcome === 'winner' ? tiers.find((one) => one.id === prizeId) : undefined;
    return membersOf(ports, teamId, { entryId, entryCode: code, entryTitle: title, team: teamName, ...(tier ? { prize: placeWords(tier, place) } : {}) });
  }));
  return { recipients: recipients.flat(), next };
};

const entered = async (ports: Needed, { id }: Challenge, _tiers: Tier[], after?: string): Promise<Page> => {
  const { items, next } = await ports.entries.ofChallenge(id, 'sent', after);
  const teams = new Map((await ports.teams.findMany([...new Set(items.map(({ teamId }) => teamId))])).map((team) => [team.id, team]));
  const recipients = await Promise.all(items.map(({ id: entryId, code, title, teamId, sentAs }) => {
    const team = teams.get(teamId)?.name;
    return membersOf(ports, teamId, { entryId, entryCode: code, entryTitle: sentAs?.title ?? title, ...(team ? { team } : {}) });
  }));
  return { recipients: recipients.flat(), next };
};

/** Whoever scored at least one entry, also where they left afterwards. */
const judged = async (ports: Needed, { id }: Challenge, _tiers: Tier[], after = ''): Promise<Page> => {
  const round = await ports.rounds.current(id);
  const later = (await ports.judges.ofChallenge(id)).filter(({ personId }) => personId > after).toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  const some = later.slice(0, judgesAtOnce);
  const scored = await Promise.all(some.map(async ({ personId }) => round !== undefined && (await ports.evaluations.ofJudge(round.id, personId)).some(({ state }) => state === 'saved')));
  return { recipients: some.filter((_, i) => scored[i]).map(({ personId }) => ({ personId })), next: later.length > some.length ? some.at(-1)!.personId : undefined };
};

const pages: Record<ChallengeBasis, (ports: Needed, challenge: Challenge, tiers: Tier[], after?: string) => Promise<Page>> = { winner: decided('winner'), finalist: decided('finalist'), entered, judge: judged };

type From = { challenge: Challenge; kind: CredentialKind; offered: Credential['offered'] };

const credentialFor = (ports: Needed, { challenge, kind, offered }: From, { personId, ...given }: Recipient): Credential => {
  const id = derivedId('credential', ports.sha256, challenge.id, kind.id, personId, given.entryId ?? '');
  const { id: challengeId, slug, title, agencyId, agencyName } = challenge;
  return offerOf(kind, { id, number: numberOf(ports, id), agencyId, agencyName, challenge: { id: challengeId, slug, title }, holderId: personId, offered, ...given });
};

type Asked = { challenge: Challenge; kindId: string; cursor?: string | undefined; act: string; at: string; by: string };

/** A page of what the kind means in the challenge, without those who closed their account. */
const credentialPage = async (ports: Needed, { challenge, kindId, cursor, act, at, by }: Asked): Promise<{ credentials: Credential[]; next?: string | undefined }> => {
  const kind = kindsWithDefaults(challenge.agencyId, await ports.credentialKinds.ofAgency(challenge.agencyId)).find(({ id }) => id === kindId)!;
  const tiers = (await ports.challenges.rules(challenge.id, challenge.rulesVersion))?.sections.prizes.tiers ?? [];
  const page = await pages[kind.basis as ChallengeBasis](ports, challenge, tiers, cursor);
  const open = new Set((await ports.people.findMany([...new Set(page.recipients.map(({ personId }) => personId))])).filter(({ closed }) => !closed).map(({ id }) => id));
  return { credentials: page.recipients.filter(({ personId }) => open.has(personId)).map((one) => credentialFor(ports, { challenge, kind, offered: { at, by, act } }, one)), next: page.next };
};

const pagesLooked = 40;
/** Who would get a letter now; `more`: the challenge is too large to be looked through at once. */
export const countLetters = async (ports: Needed, asked: Omit<Asked, 'act' | 'cursor'>): Promise<{ people: number; letters: number; more: boolean }> => {
  const people = new Set<string>();
  let [letters, cursor]: [number, string | undefined] = [0, undefined];
  for (let looked = 0; looked < pagesLooked; looked++) {
    const page: Awaited<ReturnType<typeof credentialPage>> = await credentialPage(ports, { ...asked, act: '', cursor });
    const fresh = await withoutEarlier(ports, page.credentials, '');
    fresh.forEach(({ holderId }) => people.add(holderId!));
    letters += fresh.length;
    cursor = page.next;
    if (cursor === undefined) return { people: people.size, letters, more: false };
  }
  return { people: people.size, letters, more: true };
};

/** Some recipients at a time: each is offered one and gets a letter. A page that is written twice stores everything once. */
export const offerPages = async (ports: Needed, act: Act): Promise<'unfinished' | undefined> => {
  const challenge = await about(ports, act);
  const offering = (await ports.credentialKinds.offerings(challenge.id)).find((one) => one.act === act.id);
  if (!offering || offering.finishedAt) return undefined;
  const { credentials, next } = await credentialPage(ports, { ...offering, challenge, act: act.id });
  const fresh = await withoutEarlier(ports, credentials, act.id);
  await ports.credentials.offerMany(fresh);
  const contact = fresh[0] && (await contactOf(ports, fresh[0], act.by));
  for (const one of fresh) {
    await writeLetters(ports, act, [one.holderId!], (envelope) => credentialOfferedLetter(envelope, { ...one, contact }, pagesOf(ports).own(`/credentials/${one.id}`)), { apart: one.id });
  }
  const moved = { ...offering, done: offering.done + credentials.length, cursor: next, ...(next ? {} : { finishedAt: ports.clock.now() }), version: offering.version + 1 };
  await ports.credentialKinds.saveOffering(moved).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
  return 'unfinished';
};

/** Asked once more, only those who came since are offered one, and get a letter. */
const withoutEarlier = async ({ credentials }: Needed, wanted: Credential[], act: string): Promise<Credential[]> => {
  const there = await credentials.findMany(wanted.map(({ id }) => id));
  return wanted.filter(({ id }) => !there.some((one) => one.id === id && one.offered.act !== act));
};

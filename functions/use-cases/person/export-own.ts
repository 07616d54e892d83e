import { signedIn, type Caller } from '../../domain/caller.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { wholeList } from '../whole-list.ts';
import { communityRecord } from './export-community.ts';
import { judgingRecord } from './export-judging.ts';

type Needs = Pick<Ports, 'people' | 'sessions' | 'tokens' | 'agencies' | 'acts' | 'attestations' | 'rates' | 'registrations' | 'teams' | 'entries' | 'mails' | 'files' | 'follows' | 'news' | 'judges' | 'rounds' | 'evaluations' | 'practices' | 'deliberations' | 'demoDays' | 'credentials' | 'groups' | 'events' | 'eventRegistrations' | 'suggestions' | 'talks' | 'votes' | 'comments' | 'questions'>;

/** The team as the person knows it, with its entries: drafts, what was sent, and which files. */
const teamRecord = async (ports: Needs, teamId: string) => {
  const [team, cards] = await Promise.all([ports.teams.find(teamId), ports.entries.ofTeam(teamId)]);
  const entries = await Promise.all(cards.map(async (card) => {
    const [drafts, files, sent] = await Promise.all([ports.entries.drafts(card.id), ports.files.ofEntry(card.id), card.sentVersion > 0 ? ports.entries.sent(card.id, card.sentVersion) : undefined]);
    return { ...card, drafts: drafts.map(({ section, answers, editedAt }) => ({ section, answers, editedAt })), files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })), sent };
  }));
  return { id: teamId, name: team?.name, challengeId: team?.challengeId, entries };
};

/** Which rules they accepted, and when. */
const registrationsOf = async (ports: Needs, personId: string) => {
  const all = await Promise.all((await ports.registrations.ofPerson(personId)).map(({ challengeId }) => ports.registrations.find(challengeId, personId)));
  return all.filter((one) => one !== undefined).map(({ challengeId, standing, reason, rulesVersion, acceptedAt }) => ({ challengeId, standing, reason, rulesVersion, acceptedAt }));
};

/** What is kept about a person and found by them, for them: not what they wrote in teams they have left. Without secrets and without other people's names and addresses. */
export const exportOwn = async (ports: Needs, caller: Caller): Promise<Record<string, unknown>> => {
  const { id } = signedIn(caller);
  if (caller.scopes) throw new Refusal('not-permitted', 'No token can fetch this: it holds all that is kept about you, in every part. Sign in, and download it under Your profile.');
  await limited(ports, `export ${id}`, limits.exportsOfPerson, caller.at);
  const person = await ports.people.find(id);
  if (!person) throw notFound('account');
  const [sessions, tokens, agencies, registrations, memberships] = await Promise.all([
    ports.sessions.ofPerson(id), ports.tokens.ofPerson(id), ports.agencies.agenciesOf(id), registrationsOf(ports, id), ports.teams.ofPerson(id),
  ]);
  const [follows, news, votes, teams, judging, credentials, community, suggestions, letters, acts] = await Promise.all([
    wholeList((after) => ports.follows.ofPerson(id, after)), wholeList((after) => ports.news.waiting(id, after)), wholeList((after) => ports.votes.ballotsOf(id, after)),
    Promise.all(memberships.map(({ teamId }) => teamRecord(ports, teamId))),
    Promise.all((await ports.judges.challengesOf(id)).map((challengeId) => judgingRecord(ports, id, challengeId))),
    wholeList((after) => ports.credentials.ofHolder({ personId: id }, after)),
    communityRecord(ports, id), wholeList((after) => ports.suggestions.ofPerson(id, after)),
    wholeList((after) => ports.mails.ofPerson(id, after)), wholeList((after) => ports.acts.about(id, after)),
  ]);
  const { version: _version, signedOutAt: _signedOutAt, lastLock, ...own } = person;
  const profile = { ...own, ...(lastLock ? { lastLock: { at: lastLock.at, reason: lastLock.reason, endedAt: lastLock.endedAt } } : {}) };
  return {
    madeAt: caller.at, profile, agencies: agencies.map(({ agencyId, roles, addedAt }) => ({ agencyId, roles, addedAt })),
    sessions: sessions.map(({ hash: _hash, personId: _personId, ...session }) => session),
    tokens: tokens.map(({ hash: _hash, personId: _personId, ...token }) => token),
    registrations, eligibility: (await ports.attestations.ofPerson(id)).map(({ challengeId, stated, rulesVersion, answeredAt }) => ({ challengeId, rulesVersion, answeredAt, answers: stated.map(({ asked, answer }) => ({ asked, answer })) })), follows: follows.map(({ target, since }) => ({ target, since })), news: news.map(({ headline, text, link, at }) => ({ headline, text, link, at })),
    votes: votes.map(({ challengeId, voteId, ballot, salt, choices, at }) => ({ challengeId, voteId, ballot, salt, choices, at })), teams, judging,
    credentials: credentials.map(({ number, agencyName, kind, challenge, name, offered, accepted, declined, validFrom, validUntil }) => ({ number, agencyName, kind: kind.name, challenge: challenge?.title, name, offeredAt: offered.at, acceptedAt: accepted?.at, declinedAt: declined?.at, validFrom, validUntil })),
    ...community,
    suggestions: suggestions.map(({ listingId, facts, source, note, credit, at, state, decided }) => ({ listingId, facts, source, note, credit, at, state, decidedAt: decided?.at, reason: decided?.reason })),
    letters: letters.map(({ subject, state, createdAt, sentAt }) => ({ subject, state, createdAt, sentAt })),
    acts: acts.map(({ kind, at, refs }) => ({ kind, at, refs })),
  };
};

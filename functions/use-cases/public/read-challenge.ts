import type { Agency } from '../../domain/people/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { isPublished, nextChangeOf, stageOf, type Challenge, type Rules, type Stage } from '../../domain/call/challenge.ts';
import { isShown } from '../../domain/listing/listing.ts';
import { challengePicture, pictureId } from '../../domain/theme/picture.ts';
import { sharedAs } from '../site-pages.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Notice } from '../../domain/call/notice.ts';
import type { Ports } from '../../ports/ports.ts';
import { commitmentsOf, type Commitments } from '../agency/assigning/judging-field.ts';

type Stages = { before?: Challenge | undefined; next?: Challenge | undefined };
type Shown = { challenge: Challenge; stage: Stage; stages: Stages; rules: Rules; notices: Notice[]; agency: Agency | undefined; at: string; until: string | undefined; entriesSent: number | undefined; draw: Commitments | undefined; listing: { id: string } | undefined; picture: string };

/** The stages around it, where they are public and stand. */
const stagesAround = async (ports: Pick<Ports, 'challenges'>, { id, follows, next }: Challenge, at: string): Promise<Stages> => {
  const found = async (other: string | undefined) => (other ? ports.challenges.find(other) : undefined);
  const [before, after] = await Promise.all([found(follows), found(next)]);
  const shown = (other: Challenge | undefined) => (other && isPublished(other, at) && !other.cancelled ? other : undefined);
  return { before: shown(before), next: after?.follows === id ? shown(after) : undefined };
};

/** A published challenge with one version of its rules: the latest, or the one asked for. */
export const readChallenge = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'listings' | 'rounds' | 'sha256' | 'beacon' | 'site'>, caller: Caller, slug: string, version?: number): Promise<Shown> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  const stage = stageOf(challenge, caller.at);
  const [stages, rules, notices, agency, entriesSent, listing] = await Promise.all([
    stagesAround(ports, challenge, caller.at),
    ports.challenges.rules(challenge.id, version ?? challenge.rulesVersion),
    ports.challenges.notices(challenge.id),
    ports.agencies.find(challenge.agencyId),
    challenge.showEntryCount && stage === 'open' ? ports.entries.sentCount(challenge.id) : undefined,
    ports.listings.ofChallenge(challenge.id),
  ]);
  if (!rules || rules.version > challenge.rulesVersion) throw notFound('version');
  return { challenge, stage, stages, rules, notices, agency, at: caller.at, until: nextChangeOf(challenge, caller.at), entriesSent, draw: await commitmentsOf(ports, challenge, rules), listing: listing && isShown(listing) ? { id: listing.id } : undefined, picture: pictureId(ports.sha256, challengePicture(challenge, sharedAs(ports))) };
};

/** What it told everybody since it was published, newest first. */
export const readUpdates = async (ports: Pick<Ports, 'challenges'>, caller: Caller, slug: string): Promise<{ challenge: Challenge; notices: Notice[] }> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  return { challenge, notices: (await ports.challenges.notices(challenge.id)).toSorted((a, b) => (a.at < b.at ? 1 : -1)) };
};

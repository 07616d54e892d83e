import type { Caller } from '../../../domain/caller.ts';
import type { Rules } from '../../../domain/call/challenge.ts';
import { entryState, type Entry, type SentEntry } from '../../../domain/entry/entry.ts';
import type { SentSection } from '../../../domain/entry/sending.ts';
import { notFound } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needs = Pick<Ports, 'agencies' | 'challenges' | 'entries'>;
export type EntryWanted = { challengeId: string; entryId: string };

/** An entry as it was sent last, and the rules it was sent under, for those who manage the challenge. A draft and a withdrawn entry are not there. */
export const receivedEntry = async (ports: Needs, caller: Caller, wanted: EntryWanted): Promise<{ entry: Entry; sent: { manifest: SentEntry; sections: SentSection[] }; rules: Rules }> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const entry = await ports.entries.find(wanted.entryId);
  if (!entry || entry.challengeId !== challenge.id || !['sent', 'excluded'].includes(entryState(entry))) throw notFound('entry');
  const sent = await ports.entries.sent(entry.id, entry.sentVersion);
  const rules = sent && (await ports.challenges.rules(challenge.id, sent.manifest.rulesVersion));
  if (!rules) throw notFound('entry');
  return { entry, sent, rules };
};

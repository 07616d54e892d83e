import type { Act } from '../../domain/act.ts';
import { signedIn, type Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';

type Needs = Pick<Ports, 'people' | 'sessions' | 'tokens' | 'agencies' | 'acts' | 'rates'>;

const everyAct = async (ports: Needs, about: string): Promise<Act[]> => {
  const acts: Act[] = [];
  let after: string | undefined;
  do {
    const page = await ports.acts.about(about, after);
    acts.push(...page.items);
    after = page.next;
  } while (after);
  return acts;
};

/** All that is kept about a person, for them: without secrets and without anything about others. */
export const exportOwn = async (ports: Needs, caller: Caller): Promise<Record<string, unknown>> => {
  const { id } = signedIn(caller);
  await limited(ports, `export ${id}`, limits.exportsOfPerson, caller.at);
  const person = await ports.people.find(id);
  if (!person) throw notFound('account');
  const [sessions, tokens, agencies, acts] = await Promise.all([ports.sessions.ofPerson(id), ports.tokens.ofPerson(id), ports.agencies.agenciesOf(id), everyAct(ports, id)]);
  const { version: _version, signedOutAt: _signedOutAt, ...profile } = person;
  return {
    madeAt: caller.at, profile, agencies: agencies.map(({ agencyId, roles, addedAt }) => ({ agencyId, roles, addedAt })),
    sessions: sessions.map(({ hash: _hash, personId: _personId, ...session }) => session),
    tokens: tokens.map(({ hash: _hash, personId: _personId, ...token }) => token),
    acts: acts.map(({ kind, at, refs }) => ({ kind, at, refs })),
  };
};

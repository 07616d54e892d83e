import type { Ports } from '../../ports/ports.ts';

export const statusParts = ['site', 'jobs', 'letters', 'record'] as const;
export type StatusPart = { part: (typeof statusParts)[number]; state: 'ok' | 'late' | 'down' };

const lateMinutes = 10;
const longAgo = (at: string) => new Date(Date.parse(at) - lateMinutes * 60_000).toISOString();

const tried = async (part: StatusPart['part'], isLate: () => Promise<boolean>): Promise<StatusPart> => {
  try {
    return { part, state: (await isLate()) ? 'late' : 'ok' };
  } catch {
    return { part, state: 'down' };
  }
};

/** Whether anything waits longer than it should: never how much, of whom or about what. */
export const readStatus = (ports: Pick<Ports, 'agencies' | 'outbox' | 'mails' | 'ledger'>, at: string): Promise<StatusPart[]> => {
  const before = longAgo(at);
  return Promise.all([
    tried('site', async () => (await ports.agencies.rolesOf('', '')).length > 0),
    tried('jobs', async () => (await ports.outbox.waiting(before)).some((act) => act.at < before)),
    tried('letters', async () => (await ports.mails.waiting(before)).some((mail) => mail.createdAt < before)),
    tried('record', async () => (await ports.ledger.waiting(1, before)).some(({ receivedAt }) => receivedAt < before)),
  ]);
};

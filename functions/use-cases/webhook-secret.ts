import type { Ports } from '../ports/ports.ts';

/** The n-th secret of an endpoint: worked out again each time, and kept nowhere. */
export const secretKey = ({ seals }: Pick<Ports, 'seals'>, webhookId: string, n: number): Uint8Array => seals.derive(`webhook ${webhookId} ${n}`);

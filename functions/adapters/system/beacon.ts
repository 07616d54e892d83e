import { createHmac } from 'node:crypto';
import type { Beacon } from '../../ports/beacon.ts';

export const makeBeacon = (key: string): Beacon => ({
  secret: (name) => createHmac('sha256', key).update(`beacon\n${name}`).digest('hex'),
});

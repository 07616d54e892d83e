import { needsSignature, statusOf, type Credential } from './credential.ts';

/** As those read it who give or hold it; `signing`: its signature, or the new one, is still to come. A route cuts it to what its readers may know. */
export const knownView = (one: Credential, now: string) => ({
  ...one, status: statusOf(one, now), signing: needsSignature(one), offeredAt: one.offered.at, acceptedAt: one.accepted?.at, declinedAt: one.declined?.at, reinstatedAt: one.reinstated?.at, renewedAt: one.renewed?.at,
  hash: one.signed?.hash, act: one.signed?.act,
});

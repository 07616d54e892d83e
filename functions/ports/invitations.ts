import type { Deed } from '../domain/act.ts';
import type { Invitation } from '../domain/entry/invitation.ts';
import type { Mail } from '../domain/people/mail.ts';
import type { Listed } from './page.ts';

/** Promises found by the SHA-256 of their token. The letter that carries the token is stored in the same transaction. */
export type Invitations = {
  findByHash(hash: string): Promise<Invitation | undefined>;
  find(owner: string, id: string): Promise<Invitation | undefined>;
  /** Newest first. `owner` is the team, or the challenge for judges and participants. */
  ofOwner(owner: string, after?: string, kind?: Invitation['kind']): Promise<Listed<Invitation>>;
  /** The newest 25 to an address, whatever became of them. */
  toAddress(email: string): Promise<Invitation[]>;
  /** Refuses `stale` when one of the addresses stands invited to judge the same challenge, `conflict` when a link to the same team waits for it. */
  make(invitations: Invitation[], letters: Mail[], deed: Deed): Promise<void>;
  /** Refuses `stale` unless one more than stored. An invitation to judge that is revoked frees its address to be invited again. */
  change(invitation: Invitation, deed: Deed): Promise<void>;
  /** A new token: the old hash stops working in the same transaction. */
  renew(old: Invitation, renewed: Invitation, letters: Mail[], deed: Deed): Promise<void>;
};

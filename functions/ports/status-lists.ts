import type { Issuer } from '../domain/credential/issuer.ts';
import type { Waiting } from '../domain/record/sequencing/batch.ts';
import type { StatusListHead, Purpose } from '../domain/credential/status-list-head.ts';

export type SetBit = { index: number; /** It ends by itself. */ until?: string | undefined };
type Which = { list: number; purpose: Purpose };

/** The public lists of states: which places are set, and what everybody reads of it. */
export type StatusLists = {
  /** The list that new credentials go to; 0 before there is any. */
  current(): Promise<number>;
  /** Goes on with the next list, if this is still the current one. Safe to repeat. */
  open(next: number): Promise<void>;
  /** Sets or clears a place, then notes that the list has changed. Safe to repeat. */
  mark(which: Which, index: number, bit: SetBit | undefined): Promise<void>;
  /** How many changes were noted; strongly read. */
  noted(which: Which): Promise<number>;
  /** Every place that is set; strongly read. */
  set(which: Which): Promise<SetBit[]>;
  /** As it was last signed; strongly read. */
  head(which: Which): Promise<StatusListHead | undefined>;
  /** The head, its text, and its place among what waits for the record: all or none. Refuses `stale` when somebody else has signed a version of it meanwhile. */
  publish(head: StatusListHead, text: string, told: Waiting): Promise<void>;
  /** Word for word as it was signed last. */
  text(which: Which): Promise<string | undefined>;
  /** Whoever signs. */
  issuer(): Promise<Issuer | undefined>;
  /** With its place among what waits for the record. Refuses `stale`. */
  saveIssuer(issuer: Issuer, told: Waiting): Promise<void>;
};

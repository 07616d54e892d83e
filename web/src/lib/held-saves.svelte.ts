import type { Place, Unsent } from './unsent-scores.ts';

/** What was sent and not taken: newer scores exist, it is a draft now, the round is over, or the entry is gone. */
export type Stuck = Place & { title: string; kind: 'stale' | 'draft' | 'over' | 'gone'; words: string; fields: Unsent['fields'] };
/** Saves that were asked for without a connection and wait on this device. */
export type Held = Place & { title: string; /** In the judge’s own order. */ place: number };
type Here = { list: Held[]; stuck: Stuck[]; /** Entries with something typed that was not sent, and that no Save was asked for. */ drafts: string[]; offline: boolean };
export const held = $state<Here>({ list: [], stuck: [], drafts: [], offline: false });
/** The judge has dealt with it. */
export const unstick = (entry: string): void => void (held.stuck = held.stuck.filter((one) => one.entry !== entry));

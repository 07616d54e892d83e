import type { Place } from './unsent-scores.ts';

/** Saves that were asked for without a connection and wait on this device. */
export type Held = Place & { title: string; /** In the judge’s own order. */ place: number };
export const held = $state<{ list: Held[] }>({ list: [] });

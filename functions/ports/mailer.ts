import type { Mail } from '../domain/people/mail.ts';

/** `not-now`: it certainly did not go, and may another time. `refused`: this letter never will. */
export type Handover = { outcome: 'taken' } | { outcome: 'not-now' | 'refused'; reason: string };

/** Hands one letter over, once: it never repeats by itself. When it throws, nobody knows whether the letter went. */
export type Mailer = { send(mail: Mail): Promise<Handover> };

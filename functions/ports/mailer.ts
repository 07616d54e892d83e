import type { Mail } from '../domain/mail.ts';

/** Hands one letter over. When it returns the letter is accepted; when it throws, nobody knows. */
export type Mailer = { send(mail: Mail): Promise<void> };

import * as z from 'zod';

/** An address somebody writes down to have a letter sent to it. Mail takes none that is longer. */
export const EmailAddress = z.email('Give a whole email address, such as ada@example.org.').max(254, 'An email address has at most 254 characters.');

/** What an address is found by: addresses that differ in capitals only are one. */
export const addressKey = (address: string): string => address.trim().toLowerCase();

/** Letters to ada+one@ and ada+two@ fill one mailbox. For counting only: whose address it is, `addressKey` says. */
export const mailboxKey = (address: string): string => addressKey(address).replace(/^([^+@]+)\+[^@]*@/, '$1@');

export const sameAddress = (one: string, other: string): boolean => addressKey(one) === addressKey(other);

/** "t…@example.org": enough for the person it was sent to, too little for anybody else. */
export const maskedAddress = (address: string): string => address.replace(/^(.)[^@]*/, '$1…');

const lettersOf = (words: string): string => words.normalize('NFKD').toLowerCase().replace(/[^\p{L}]/gu, '');
/** A name that says no more than the address: an account gets one where its holder gave none. */
export const isFromAddress = ({ name, email }: { name: string; email: string }): boolean => !/\s/.test(name.trim()) && lettersOf(name) !== '' && lettersOf(email.split('@')[0]!).startsWith(lettersOf(name));

/** "example.org" of ada@Example.org. */
export const hostOf = (address: string): string => addressKey(address).split('@').at(-1)!;

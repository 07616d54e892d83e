import * as z from 'zod';

/** An address somebody writes down to have a letter sent to it. Mail takes none that is longer. */
export const EmailAddress = z.email('Give a whole email address, such as ada@example.org.').max(254, 'An email address has at most 254 characters.');

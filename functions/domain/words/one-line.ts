import * as z from 'zod';

/** Control characters, ends of lines, and what turns the direction of writing, which can make a name read as another. */
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const shows = /[^\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

export const oneLineWords = 'Leave out line breaks and hidden characters.';
export const isOneLine = (text: string): boolean => !hidden.test(text);

/** What somebody sees of a text: one of invisible characters alone is empty. */
export const seenText = (text: string): string => (shows.test(text) ? text.trim() : '');

/** A text from elsewhere that must do as one line: what is hidden becomes a space. */
export const asOneLine = (text: string): string => seenText(text.replace(new RegExp(hidden, 'gu'), ' ').replace(/\s+/gu, ' ')).toWellFormed();

/** A single line, as people write names and titles. For what is written, never for what is stored: older words must stay readable. */
export const oneLine = () => z.string().overwrite(seenText).refine(isOneLine, oneLineWords);

const addressIn = /https?:\/\/|\bwww\./i;
/** The name of a person or a team. Letters say it, so it holds no link for others to follow. */
export const properName = () => oneLine().refine((text) => !addressIn.test(text), 'Leave web addresses out of the name: no http://, https:// or www.');

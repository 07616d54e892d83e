import * as z from 'zod';

/** Control characters and ends of lines. */
const breaks = /[\p{Cc}\u2028\u2029]/u;
/** What nobody sees: it turns the direction of writing or makes two names read alike. */
const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;
/** Where such a character is part of what is seen: a joiner between letters of a script that joins them or inside an emoji, a variant of an emoji, flag or ideograph. */
const joining = '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}]';
let parts: RegExp | undefined;
/** Made for the first text: 2 ms that no start has to wait for. */
const seenParts = () => (parts ??= new RegExp([
  `(?<=(?=[\\p{L}\\p{M}])${joining})[\\u200c\\u200d](?=(?=[\\p{L}\\p{M}])${joining})`,
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Emoji})[\\ufe0e\\ufe0f]',
  '(?<=\\p{Script=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
  '(?<=\\u{1f3f4}[\\u{e0020}-\\u{e007e}]*)[\\u{e0020}-\\u{e007f}]',
  '(?<=\\p{Script=Mongolian})[\\u180b-\\u180d\\u180f]',
].join('|'), 'gu'));
const shows = /[^\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

export const oneLineWords = 'Leave out line breaks and hidden characters.';
export const isOneLine = (text: string): boolean => !breaks.test(text) && !invisible.test(text.replace(seenParts(), ''));

/** What somebody sees of a text: one of invisible characters alone is empty. */
export const seenText = (text: string): string => (shows.test(text) ? text.trim() : '');

const everywhere = (what: RegExp) => new RegExp(what, 'gu');
/** A text from elsewhere that must do as one line: a break becomes a space, and what nobody sees goes. */
export const asOneLine = (text: string): string => {
  const line = text.replace(everywhere(breaks), ' ');
  return seenText((isOneLine(line) ? line : line.replace(everywhere(invisible), '')).replace(/\s+/gu, ' ')).toWellFormed();
};

/** Several lines said in one: “City lab, Harbor school”. */
export const inOneLine = (text: string): string => text.split(/\n+/u).map((line) => line.replace(/[\s,;]+$/u, '').trim()).filter(Boolean).join(', ');

/** A single line, as people write names and titles. For what is written, never for what is stored: older words must stay readable. */
export const oneLine = () => z.string().overwrite(seenText).refine(isOneLine, oneLineWords);

/** Words of one line or several. Where some are required, invisible characters alone are refused as none. */
export const paragraphs = () => z.string().overwrite(seenText);

/** Two lines that read alike are one: in capitals or not, wide or narrow, with more spaces or what nobody sees. */
export const comparedLine = (text: string): string => text.normalize('NFKC').replace(everywhere(invisible), '').toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();

/** A word such as “pаy”, whose second letter is Cyrillic and reads as Latin. */
export const mixedAlphabets = (text: string): boolean =>
  (text.normalize('NFKC').match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));

/** “...” and “123” are no reason; what is too short is refused as that. */
const saysWhy = (text: string): boolean => text.length < 3 || (text.match(/\p{L}/gu) ?? []).length >= 2;
const whyWords = 'Say why in words: dots, digits and signs alone give no reason.';
/** Why somebody decided so, as whoever is told reads it. */
export const reasonLine = () => oneLine().refine(saysWhy, whyWords);
export const reasonText = () => paragraphs().refine(saysWhy, whyWords);

const addressIn = /https?:\/\/|\bwww\./i;
/** The name of a person or a team. Letters say it, so it holds no link for others to follow. */
export const properName = () => oneLine().refine((text) => !addressIn.test(text), 'Leave web addresses out of the name: no http://, https:// or www.');

const offices = /\b(moderator|operator|administrator|webmaster)s?\b/iu;
/** The name of a person: nobody calls themselves by an office of this site, which pages say of those who hold it. */
export const personName = () => properName().refine((text) => !offices.test(text.normalize('NFKC')), 'Leave out “moderator”, “operator” and “administrator”: pages say so themselves of those who are.');

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthPattern = months.map((name) => `${name}|${name.slice(0, 3)}t?\\.?`).join('|');
const forms = [
  { at: new RegExp(String.raw`\b(${monthPattern})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`, 'gi'), read: ([, month, date, year]: string[]) => [year, numberOf(month!), date] },
  { at: new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(${monthPattern})\s+(\d{4})\b`, 'gi'), read: ([, date, month, year]: string[]) => [year, numberOf(month!), date] },
  { at: /\b(\d{4})-(\d{2})-(\d{2})\b/g, read: ([, year, month, date]: string[]) => [year, month, date] },
  { at: /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, read: ([, month, date, year]: string[]) => [year, month, date] },
];
const numberOf = (name: string) => String(months.findIndex((month) => month.startsWith(name.toLowerCase().replace('.', '').slice(0, 3))) + 1);

/** What a sentence with a date is about, when it is about the timetable. */
const timely = /\b(deadline|due|clos(?:e|es|ed|ing)|submit(?:ted)?|submission|entr(?:y|ies)|opens?|opening|judg(?:e|es|ing)|winners?|results?|announce[ds]?)\b/i;

/** The days named in sentences that speak of the timetable, with the words they were named by: "January 15, 2027", "15 Jan 2027", "1/15/2027", "2027-01-15". */
export const daysInText = (text: string): { day: string; words: string }[] =>
  text.split(/(?<=[.!?])\s+(?=[A-Z“"])|\n/).filter((sentence) => timely.test(sentence)).flatMap((sentence) =>
    forms.flatMap(({ at, read }) => [...sentence.matchAll(at)].map((found) => {
      const [year, month, date] = read([...found]);
      return { day: `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`, words: found[0] };
    })));

/** Whole cents named as the sum of all prizes: "$125,000 in prizes", "a total of $125,000", "prize pool of $1.5 million". */
export const pursesInText = (text: string): { cents: number; words: string }[] => {
  const amount = String.raw`\$\s?(\d[\d,]*(?:\.\d+)?)(?:\s?(million|thousand|[mk])\b)?`;
  const whole = [new RegExp(String.raw`${amount}\s+(?:in (?:total )?(?:prizes|cash|awards)|in total|total|prize pool|purse)`, 'gi'), new RegExp(String.raw`(?:total(?: of| prize(?: pool| purse)?(?: of| is)?)?|prize pool(?: of| is)?|purse(?: of| is)?)\s+${amount}`, 'gi')];
  const scale: Record<string, number> = { million: 1e6, m: 1e6, thousand: 1e3, k: 1e3 };
  return whole.flatMap((pattern) => [...text.matchAll(pattern)].map(([words, number, unit]) => ({ cents: Math.round(Number(number!.replaceAll(',', '')) * (scale[unit?.toLowerCase() ?? ''] ?? 1) * 100), words })));
};

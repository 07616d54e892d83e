/** Words in an entry that can tell who made it: a suggestion, for a person to judge. */
export type TelltaleKind = 'team' | 'name' | 'organization' | 'email' | 'link' | 'account';
export type Telltale = { kind: TelltaleKind; words: string; /** Only in this writing: part of a name can be a common word. */ exact: boolean };
export type Makers = { team: string; people: { name: string; organization: string; email: string }[] };
type Place = { start: number; end: number; telltale: Telltale };

/** Words of organizations and teams that say nothing of which one it is. */
const common = new Set(
  `the and for of with from team group guild labs lab company co corp corporation inc llc ltd university college school institute center centre department office city county state
  national public open data digital civic health water science research services solutions systems technologies technology studio works project partners foundation association new our`.split(/\s+/),
);

/** A name, and what of it somebody may be known by alone. */
const named = (kind: TelltaleKind, name: string, shortest: number): Telltale[] => {
  const whole = name.trim().replace(/\s+/gu, ' ');
  if (whole.length < 2) return [];
  const parts = whole.split(/[\s,.'’()/-]+/u).filter((part) => part !== whole && part.length >= shortest && /^\p{Lu}/u.test(part) && !common.has(part.toLowerCase()));
  return [{ kind, words: whole, exact: false }, ...parts.map((words) => ({ kind, words, exact: true }))];
};

const patterns: [TelltaleKind, RegExp][] = [
  ['email', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['link', /(?:https?:\/\/|www\.)[^\s<>()"“”]+/giu],
  ['account', /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_]{2,30}/gu],
];

const written = (texts: string[]): Telltale[] =>
  patterns.flatMap(([kind, pattern]) => texts.flatMap((text) => [...text.matchAll(pattern)].map(([words]) => ({ kind, words: words.replace(/[.,;:!?'’]+$/u, ''), exact: true }))));

const patternOf = ({ words, exact }: Telltale): RegExp => {
  const escaped = words.split(/\s+/u).map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)).join(String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped})(?![\p{L}\p{N}])`, exact ? 'gu' : 'giu');
};

/** Where they stand in a text: of two that overlap, the longer. */
const placesIn = (text: string, telltales: Telltale[]): Place[] => {
  const all = telltales.flatMap((telltale) => [...text.matchAll(patternOf(telltale))].map((match): Place => ({ start: match.index, end: match.index + match[0].length, telltale })));
  const longest = all.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Place[] = [];
  for (const place of longest) if (!kept.some((other) => place.start < other.end && other.start < place.end)) kept.push(place);
  return kept.toSorted((a, b) => a.start - b.start);
};

const most = 60;
/** What the texts hold of those who made the entry, each once. Words that are in none of the texts are not told. */
export const telltalesIn = (texts: string[], { team, people }: Makers): Telltale[] => {
  const known = [
    ...named('team', team, 4), ...people.flatMap(({ name }) => named('name', name, 3)), ...people.flatMap(({ organization }) => named('organization', organization, 4)),
    ...people.flatMap(({ email }): Telltale[] => (email ? [{ kind: 'email', words: email, exact: false }] : [])), ...written(texts),
  ];
  const seen = new Set<string>();
  const once = known.filter(({ words }) => !seen.has(words.toLowerCase()) && seen.add(words.toLowerCase()));
  const found = new Set(texts.flatMap((text) => placesIn(text, once).map(({ telltale }) => telltale)));
  return once.filter((one) => found.has(one)).slice(0, most);
};

export const countIn = (texts: string[], telltales: Telltale[], one: Telltale): number =>
  texts.reduce((sum, text) => sum + placesIn(text, telltales).filter(({ telltale }) => telltale.words === one.words).length, 0);

const mostNamed = 5;
/** What the texts still hold, in words; nothing when nothing is left. */
export const stillFoundWords = (texts: string[], telltales: Telltale[]): string => {
  const found = telltales.map((one) => ({ ...one, places: countIn(texts, telltales, one) })).filter(({ places }) => places > 0);
  if (found.length === 0) return '';
  const named = found.slice(0, mostNamed).map(({ words, places }) => `${words}, in ${places} ${places === 1 ? 'place' : 'places'}`);
  return `Still found: ${[...named, ...(found.length > mostNamed ? [`${found.length - mostNamed} more`] : [])].join('; ')}.`;
};

/** The text in pieces, those marked that can tell who made it. */
export const markedPieces = (text: string, telltales: Telltale[]): { text: string; marked: boolean }[] => {
  let from = 0;
  const pieces = placesIn(text, telltales).flatMap(({ start, end }) => {
    const before = { text: text.slice(from, start), marked: false };
    from = end;
    return [before, { text: text.slice(start, end), marked: true }];
  });
  return [...pieces, { text: text.slice(from), marked: false }].filter((piece) => piece.text !== '');
};

export const standIn = ({ kind }: Pick<Telltale, 'kind'>): string => `[${kind}]`;

/** The text with a word that stands for it in each place of one telltale; places that belong to a longer one stay. */
export const withStandIn = (text: string, telltales: Telltale[], words: string): string =>
  placesIn(text, telltales).toReversed().filter(({ telltale }) => telltale.words === words).reduce((sofar, { start, end, telltale }) => sofar.slice(0, start) + standIn(telltale) + sofar.slice(end), text);

import type { Level, ListingType, Use } from '../../listing/listing.ts';
import { stateNamed, type Place } from '../../listing/place.ts';
import { typeWords } from '../../listing/words.ts';
import type { PageLink } from './page-blocks.ts';

/** In the order in which they decide: “a pilot within a program” is a pilot. A challenge only in capitals, as prizes are named. */
const types: [ListingType, RegExp][] = [
  ['rfi', /\bRFI\b|\brequest for information\b/i],
  ['competition', /\bChallenge\b|\bprize competition\b|\bhackathon\b/],
  ['pilot', /\bpilots?\b/i],
  ['proof-of-concept', /\bproofs?[ -]of[ -]concepts?\b|\bprototypes?\b/i],
  ['event', /\bworkshop\b|\bforum\b|\btraining day\b|\bwebinar\b|\bsummit\b/i],
  ['working-group', /\bworking group\b|\bassociation\b/i],
  ['report', /\breports?\b|\bwhite papers?\b|\bprimer\b|\barticle\b|\bpaper\b|\bresource from\b/i],
  ['initiative', /\binitiative\b|\bconsortium\b|\bincubator\b/i],
];
/** What “read a recent report” points to is not what the entry is. */
const pointing = /[^.;]*\b(?:for more (?:an )?information|to learn more|can be found)\b[^.]*\.?/gi;
export const withoutPointers = (text: string): string => text.replace(pointing, (sentence) => (sentence.length < 220 ? '' : sentence)).replace(/\s+/g, ' ').trim();

const firstSentence = (text: string): string => /^.*?[a-z)”"’]\.(?=\s+[A-Z“"]|$)/s.exec(text)?.[0] ?? text;
const decisive = (text: string) => types.find(([, words]) => words.test(text))?.[0];
/** Of a sentence, what it names first. */
const firstNamed = (sentence: string) => types.map(([type, words]) => ({ type, at: sentence.search(words) })).filter(({ at }) => at >= 0).toSorted((a, b) => a.at - b.at)[0]?.type;

export type TypeRead = { type: ListingType; from: string };
/** By its name and first sentence, else by all it says, else a program. */
export const inferType = (name: string, text: string): TypeRead => {
  const told = withoutPointers(text);
  const readings = [['its name', decisive(name)], ['its first sentence', firstNamed(firstSentence(told))], ['its text', decisive(told)], ['its links', decisive(text)]] as const;
  for (const [from, type] of readings) if (type) return { type, from };
  return { type: 'program', from: 'nothing that says otherwise' };
};

const useSigns: [Use, RegExp][] = [
  ['supply-chain', /supply (?:chain|network)|logistics|additive manufacturing/i],
  ['health', /\bhealth\b|medical|opioid|clinical/i],
  ['procurement', /procurement|schedule 70|\bcontracts\b(?! in)/i],
  ['identity', /\bidentity\b/i],
  ['patents', /patents|trademarks/i],
  ['workforce', /personnel|human resources|employee digital record/i],
  ['finance', /financial management|payments|fiscal service|digital currency|financial applications/i],
  ['benefits', /federal assistance|foreign aid|diplomacy and development|humanitarian/i],
  ['records', /open government|records management/i],
  ['security', /cyber|anti-spoofing/i],
];
/** At most three, each with the word that told it. */
export const inferUses = (text: string): { use: Use; word: string }[] =>
  useSigns.flatMap(([use, sign]) => {
    const word = sign.exec(text)?.[0];
    return word ? [{ use, word }] : [];
  }).slice(0, 3);

const agencyWords = /\b(?:Department|Agency|Administration|Offices?|Institutes?|Service|Centers?|Bureau|Commission|Board|Authority|Council|Navy|Army|Air Force|Marine Corps|State of|City of|County of|Commonwealth of)\b|^U\.S\. /;
export const isAgencyHeading = (text: string): boolean => agencyWords.test(text) && !/[:?]$/.test(text);

export const inferPlace = (agency: string): { level: Level; place: Place } => {
  const state = stateNamed(/^(?:State|Commonwealth) of (.+)$/.exec(agency)?.[1] ?? '');
  return state ? { level: 'state', place: { country: 'US', region: state.code } } : { level: 'federal', place: { country: 'US' } };
};

const pointer = /^(?:read|view|visit|see|here|found|click|more|learn)\b|^(?:a|an)\s/i;
const trimmed = (text: string) => text.replace(/^[\s"“‘'(]+|[\s"”’',.;:]+$/g, '').replace(/^the\s+/i, '').trim();
/** A link that says what it leads to by name, not “visit the website”. */
const named = ({ text }: PageLink, agency: string): string | undefined => {
  const name = trimmed(text);
  const isAgency = agency !== '' && name.toLowerCase().replace(/^u\.?s\.? /, '').startsWith(agency.toLowerCase().replace(/^u\.?s\.? /, ''));
  return name.length > 4 && !pointer.test(text.trim()) && /^[A-Z]/.test(name) && !isAgency ? name : undefined;
};

const run = `[A-Z][\\w@’&-]*(?:\\s+(?:and|of|for|in|the|on|[A-Z][\\w@’&-]*))*`;
const kinds = 'Initiative|Forum|Challenge|Workshop|Program|Consortium|Sandbox|Record';
const patterns: [string, RegExp][] = [
  ['“known as”', new RegExp(`known as the (${run})`)],
  ['a name in quotes', /[“"]([^”"]{8,120})[”"]\s+(?=(?:Ideation )?Challenge)/],
  ['a name with an acronym', new RegExp(`(?:^|, )(${run} \\([A-Z]{4,}\\)) is `)],
  ['a name in capitals', new RegExp(`\\b[Tt]he ([A-Z][\\w@’&-]*(?:\\s+[A-Z][\\w@’&-]*)* (?:${kinds}))\\b`)],
  ['a name in capitals', new RegExp(`\\b(?:a|the) (?:workshop|forum), (?:the )?(${run})`)],
];

export type TitleRead = { title: string; from: string };
/** What the entry is called: by its label, a named link or a name in the text, else by what it is and whose. */
export const inferTitle = (of: { label: string; text: string; links: PageLink[]; agency: string; type: ListingType }): TitleRead => {
  if (of.label) return { title: of.label, from: 'its label' };
  const [first] = of.links;
  const lists = first !== undefined && /\bincluding,?\s*$/i.test(of.text.slice(0, first.at));
  const byLink = lists ? undefined : of.links.map((link) => named(link, of.agency)).find(Boolean);
  if (byLink) return { title: byLink, from: 'a link' };
  for (const [from, pattern] of patterns) {
    const name = pattern.exec(of.text)?.[1];
    const isAgency = name && of.agency.toLowerCase().includes(name.toLowerCase());
    if (name && !isAgency) return { title: trimmed(name), from };
  }
  const what = typeWords[of.type].toLowerCase();
  return { title: `Blockchain ${lists ? `${what}s` : what}${of.agency ? `, ${of.agency}` : ''}`, from: 'its type and agency' };
};

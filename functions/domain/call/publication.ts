import { canonical, type Sha256 } from '../words/canonical.ts';
import type { Challenge, Phase, Rules, Sections } from './challenge.ts';
import { Refusal } from '../refusal.ts';
import { closingInstantOf, instantOf } from '../zone.ts';

const mostBytes = 64 * 1024;

export const phasesOf = ({ timeline }: Sections): Phase[] =>
  timeline.phases.map(({ id, kind, name, opens, closes }) => ({
    id, kind, name,
    opensAt: instantOf(opens, timeline.zone),
    closesAt: closingInstantOf(closes, timeline.zone),
  }));

/** The immutable rules version: its hash covers everything a reader can hold the agency to. */
export const rulesOf = (challenge: Challenge, sections: Sections, at: string, sha256: Sha256): Rules => {
  const version = challenge.rulesVersion + 1;
  const text = canonical({ challenge: challenge.id, version, sections });
  if (new TextEncoder().encode(text).length > mostBytes) {
    throw new Refusal('too-large', 'The whole call is over 64 KB. Move long documents to Resources as links.', 'sections');
  }
  return { challengeId: challenge.id, version, hash: sha256(text), publishedAt: at, sections };
};

/** Of a call that its agency lists: what is entered elsewhere, and where. One that was imported keeps its source. */
const listingOf = ({ general: { profile, entryUrl } }: Sections): Pick<Challenge, 'listing'> =>
  profile === 'listing' && entryUrl && URL.canParse(entryUrl) ? { listing: { url: entryUrl, source: new URL(entryUrl).hostname.replace(/^www\./, ''), sourceId: '' } } : {};

/** Of a later stage: whose entries go on. */
const gateOf = ({ general: { follows, admits = 'finalists' } }: Sections): Pick<Challenge, 'follows' | 'admits'> => (follows ? { follows, admits } : {});

/** What the sections say about the whole challenge. */
export const factsOf = (sections: Sections, phases: Phase[]) => ({
  title: sections.general.title.trim(),
  tagline: sections.general.tagline.trim(),
  participation: sections.general.participation,
  profile: sections.general.profile,
  showEntryCount: sections.general.showEntryCount,
  zone: sections.timeline.zone,
  phases,
  resultsOn: sections.timeline.resultsOn,
  prizeCents: sections.prizes.tiers.reduce((sum, tier) => sum + tier.cents * tier.places, 0),
  areas: sections.details.areas.map(({ id, name }) => ({ id, name })),
  sponsors: [...new Set(sections.prizes.tiers.flatMap(({ sponsor }) => sponsor?.trim() || []))],
  teamSize: sections.rules.teamSize,
  teamsPerPerson: sections.rules.teamsPerPerson,
  entriesPerPerson: sections.rules.entriesPerPerson,
  ...gateOf(sections),
  ...((sections.general.cosponsors ?? []).length > 0 ? { cosponsors: sections.general.cosponsors } : {}),
  ...listingOf(sections),
});

/** The head as the rules version makes it: dates as instants, limits, and the pointer. */
export const headOf = (challenge: Challenge, sections: Sections, rules: Rules): Challenge => ({
  ...challenge,
  listing: challenge.listing?.sourceId ? challenge.listing : undefined,
  ...factsOf(sections, phasesOf(sections)),
  rulesVersion: rules.version,
  rulesHash: rules.hash,
  version: challenge.version + 1,
});

/** The facts of a draft, with the phases whose dates are decided. */
export const draftFacts = (sections: Sections) => {
  const { timeline } = sections;
  const decided = timeline.phases.flatMap((phase) => {
    try {
      return phase.opens && phase.closes ? phasesOf({ ...sections, timeline: { ...timeline, phases: [phase] } }) : [];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
  return factsOf(sections, decided);
};

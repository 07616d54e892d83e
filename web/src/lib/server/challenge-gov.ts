import type { Phase, Rules, Sections, Stage } from '../../../../functions/domain/call/challenge.ts';
import { whoCanEnter } from '../../../../functions/domain/eligibility/who-can-enter.ts';
import { moneyWords } from '../../../../functions/domain/words/money.ts';
import { markdown } from './markdown.ts';

/** Of a list and of its own page. Instants are ISO 8601 in UTC. */
type Head = { slug: string; title: string; tagline: string; agencyName: string; publishAt?: string | undefined; phases: Phase[]; listing?: { url: string } | undefined };
type Shown = { challenge: Head & { agencyId: string; prizeCents: number; resultsAt?: string | undefined }; stage: Stage; rules: Pick<Rules, 'sections'>; agency?: { slug: string; theme?: { n: number; logo?: object | undefined } | undefined } | undefined };

const entriesOf = ({ phases }: Head): Phase | undefined => phases.find(({ kind }) => kind === 'entries');
const isOver = (stage: Stage): boolean => stage === 'results' || stage === 'cancelled';
const isClosed = (stage: Stage): boolean => stage !== 'open' && stage !== 'upcoming';

const cardOf = (head: Head, stage: Stage) => {
  const entries = entriesOf(head);
  return {
    id: head.slug, title: head.title, tagline: head.tagline, agency_name: head.agencyName, agency_logo: null, logo: null,
    open_until: entries?.closesAt ?? null, start_date: entries?.opensAt ?? head.publishAt ?? null, end_date: head.phases.map(({ closesAt }) => closesAt).toSorted().at(-1) ?? null,
    announcement_datetime: null as string | null, is_archived: isOver(stage), is_closed: isClosed(stage),
  };
};

/** What a phase asks and weighs stands with the whole challenge, which has one form and one set of criteria. */
const phaseOf = ({ id, kind, name, opensAt, closesAt }: Phase, texts: { judging_criteria: string; how_to_enter: string }) => ({
  id, title: name, start_date: opensAt, end_date: closesAt, open_to_submissions: kind === 'entries',
  judging_criteria: kind === 'judging' ? texts.judging_criteria : '', how_to_enter: kind === 'entries' ? texts.how_to_enter : '', phase_winner: null,
});
const noTexts = { judging_criteria: '', how_to_enter: '' };

const criteriaHtml = ({ criteria }: Sections['judging']): string => markdown(criteria.map(({ name, weight, question }) => `- **${name}** (${weight} %)${question ? `: ${question}` : ''}`).join('\n'));
const prizesHtml = ({ tiers, note }: Sections['prizes']): string =>
  markdown([tiers.map(({ name, places, cents, other }) => `- **${name}**${places > 1 ? `, ${places} places` : ''}: ${[cents > 0 ? moneyWords(cents) : '', other].filter(Boolean).join(', ')}`).join('\n'), note].filter(Boolean).join('\n\n'));

/** The list as Challenge.gov answered it: field names of GSA/Challenge_gov, lib/web/views/api/challenge_view.ex and pagination_view.ex. `id` is the last part of the address of a challenge. */
export const asList = (found: { items: (Head & { stage: Stage })[]; pages: number }, { page, self }: { page: number; self: string }) => {
  const at = (n: number) => {
    const address = new URL(self);
    address.searchParams.set('page', String(n));
    return address.href;
  };
  return {
    collection: found.items.map((row) => ({ ...cardOf(row, row.stage), phases: row.phases.map((phase) => phaseOf(phase, noTexts)) })),
    pagination: { page, total: found.pages, ...(page < found.pages ? { next: at(page + 1) } : {}), ...(page > 1 && page <= found.pages ? { prev: at(page - 1) } : {}) },
  };
};

/** One challenge in the same names. Texts are HTML; prizes are in whole dollars, as they were there. What is asked nowhere here is empty. */
export const asOne = ({ challenge, stage, rules: { sections: { general, details, prizes, rules, judging, resources } }, agency }: Shown, origin: string) => {
  const texts = {
    judging_criteria: criteriaHtml(judging),
    how_to_enter: markdown(challenge.listing ? `Enter at ${challenge.listing.url}` : `Enter at ${origin}/apply/${challenge.slug}`),
  };
  return {
    ...cardOf(challenge, stage),
    agency_logo: agency?.theme?.logo ? `${origin}/theme/${agency.slug}.${agency.theme.n}.logo` : null,
    agency_id: challenge.agencyId, announcement: null, announcement_datetime: challenge.resultsAt ?? null, brief_description: challenge.tagline, custom_url: challenge.slug,
    description: markdown(details.need), eligibility_requirements: markdown(whoCanEnter(rules)), events: [], external_url: challenge.listing?.url ?? `${origin}/challenges/${challenge.slug}`,
    faq: '', federal_partners: [], fiscal_year: fiscalYear(challenge.publishAt), ...texts, legal_authority: general.legalAuthority, multi_phase: challenge.phases.length > 2,
    non_federal_partners: general.partners ? [{ id: null, name: general.partners }] : [], non_monetary_prizes: prizes.tiers.map(({ other }) => other).filter(Boolean).join('; '),
    number_of_phases: String(challenge.phases.length), phases: challenge.phases.map((phase) => phaseOf(phase, texts)), phase_dates: null, phase_descriptions: null, poc_email: general.contactEmail,
    prize_description: prizesHtml(prizes), prize_total: Math.round(challenge.prizeCents / 100), rules: markdown(rules.rules), status: 'published',
    supporting_documents: resources.links.map(({ title, url }) => ({ name: title, display_name: title, url })), terms_and_conditions: '', types: details.areas.map(({ name }) => name),
    winner_information: stage === 'results' ? `${origin}/challenges/${challenge.slug}/results` : '', winner_image: null, gov_delivery_topic_subscribe_link: `${origin}/challenges/${challenge.slug}`, gov_delivery_subscriber_count: null,
  };
};

/** The federal one, which begins in October. */
const fiscalYear = (at: string | undefined): string => {
  if (!at) return '';
  const [year, month] = at.split('-').map(Number) as [number, number];
  return `FY${String((month >= 10 ? year + 1 : year) % 100).padStart(2, '0')}`;
};

import { storeActs } from '../adapters/dynamodb/acts.ts';
import { storeAgencies } from '../adapters/dynamodb/agencies.ts';
import { storeAttestations } from '../adapters/dynamodb/attestations.ts';
import { storeAwaited } from '../adapters/dynamodb/awaited.ts';
import { storeAwards } from '../adapters/dynamodb/awards.ts';
import { storeChallenges } from '../adapters/dynamodb/challenges.ts';
import { storeContributors } from '../adapters/dynamodb/contributors.ts';
import { storeCredentialKinds } from '../adapters/dynamodb/credential-kinds.ts';
import { storeCredentials } from '../adapters/dynamodb/credentials.ts';
import { storeDeliberations } from '../adapters/dynamodb/deliberations.ts';
import { storeDemoDays } from '../adapters/dynamodb/demo-days.ts';
import { storeDraws } from '../adapters/dynamodb/draws.ts';
import { storeDues } from '../adapters/dynamodb/dues.ts';
import { storeEntries } from '../adapters/dynamodb/entries.ts';
import { storeEventRegistrations } from '../adapters/dynamodb/event-registrations.ts';
import { storeEvents } from '../adapters/dynamodb/events.ts';
import { storeExports } from '../adapters/dynamodb/exports.ts';
import { storeFiles, storePublicationFiles } from '../adapters/dynamodb/files.ts';
import { storeFollowUps } from '../adapters/dynamodb/follow-ups.ts';
import { storeFollows } from '../adapters/dynamodb/follows.ts';
import { storeNews } from '../adapters/dynamodb/news.ts';
import { storeFurtherReviews } from '../adapters/dynamodb/further-reviews.ts';
import { storeGalleries } from '../adapters/dynamodb/galleries.ts';
import { storeGrants } from '../adapters/dynamodb/grants.ts';
import { storeGroups } from '../adapters/dynamodb/groups.ts';
import { storeInvitations } from '../adapters/dynamodb/invitations.ts';
import { storeJudges } from '../adapters/dynamodb/judges.ts';
import { storeLedger } from '../adapters/dynamodb/ledger.ts';
import { storeListingOwners } from '../adapters/dynamodb/listing-owners.ts';
import { storeListings, storeSnapshots, storeSuggestions } from '../adapters/dynamodb/listings.ts';
import { storeMailings } from '../adapters/dynamodb/mailings.ts';
import { storeStandings } from '../adapters/dynamodb/standings.ts';
import { storeMails } from '../adapters/dynamodb/mails.ts';
import { storeOnces } from '../adapters/dynamodb/onces.ts';
import { storeOutbox } from '../adapters/dynamodb/outbox.ts';
import { storeOverrides } from '../adapters/dynamodb/overrides.ts';
import { storePeople } from '../adapters/dynamodb/people.ts';
import { storePractices } from '../adapters/dynamodb/practices.ts';
import { storePlaces } from '../adapters/dynamodb/places.ts';
import { storePreviewLinks } from '../adapters/dynamodb/preview-links.ts';
import { storeCollections, storePublications } from '../adapters/dynamodb/publications.ts';
import { storeRates } from '../adapters/dynamodb/rates.ts';
import { storeRedactions } from '../adapters/dynamodb/redactions.ts';
import { storeRegistrations } from '../adapters/dynamodb/registrations.ts';
import { storeReports } from '../adapters/dynamodb/reports.ts';
import { storeResults } from '../adapters/dynamodb/results.ts';
import { storeEvaluations, storeRounds } from '../adapters/dynamodb/rounds.ts';
import { storeLikenesses } from '../adapters/dynamodb/likenesses.ts';
import { storeClarifications } from '../adapters/dynamodb/clarifications.ts';
import { storeScreenings } from '../adapters/dynamodb/screenings.ts';
import { storeSessions } from '../adapters/dynamodb/sessions.ts';
import { storeShareLinks } from '../adapters/dynamodb/share-links.ts';
import { storeSources } from '../adapters/dynamodb/sources.ts';
import { storeStatusLists } from '../adapters/dynamodb/status-lists.ts';
import { storeTalks } from '../adapters/dynamodb/talks.ts';
import { storeTeams } from '../adapters/dynamodb/teams.ts';
import { storeThemes } from '../adapters/dynamodb/themes.ts';
import { storeTokens } from '../adapters/dynamodb/tokens.ts';
import { storeComments } from '../adapters/dynamodb/comments.ts';
import { storeAnnouncements } from '../adapters/dynamodb/announcements.ts';
import { storeQuestions } from '../adapters/dynamodb/questions.ts';
import { storeVotes } from '../adapters/dynamodb/votes.ts';
import { storeDeliveries, storeWebhooks } from '../adapters/dynamodb/webhooks.ts';
import { storeWitnessed } from '../adapters/dynamodb/witnessed.ts';
import { storeWorkProducts } from '../adapters/dynamodb/work-products.ts';
import { storeWritings } from '../adapters/dynamodb/writings.ts';
import type { Store } from '../adapters/dynamodb/store.ts';
import { fileTraces } from '../adapters/traces/file-traces.ts';
import { systemChance, systemClock } from '../adapters/system/chance.ts';
import { checksumAddress } from '../adapters/system/checksum-address.ts';
import { gunzip, gzip } from '../adapters/system/gzip.ts';
import { digest, sha256 } from '../adapters/system/sha256.ts';
import type { Ports } from '../ports/ports.ts';

/** The ports whose technology never varies: the one store, chance, hashing and the clock. */
export const storePorts = (store: Store) => ({
  acts: storeActs(store),
  agencies: storeAgencies(store),
  attestations: storeAttestations(store),
  awaited: storeAwaited(store),
  awards: storeAwards(store),
  challenges: storeChallenges(store),
  contributors: storeContributors(store),
  credentialKinds: storeCredentialKinds(store),
  credentials: storeCredentials(store),
  deliberations: storeDeliberations(store),
  demoDays: storeDemoDays(store),
  draws: storeDraws(store),
  dues: storeDues(store),
  entries: storeEntries(store),
  eventRegistrations: storeEventRegistrations(store),
  talks: storeTalks(store),
  events: storeEvents(store),
  places: storePlaces(store),
  exports: storeExports(store),
  files: storeFiles(store),
  followUps: storeFollowUps(store),
  follows: storeFollows(store),
  news: storeNews(store),
  furtherReviews: storeFurtherReviews(store),
  galleries: storeGalleries(store),
  grants: storeGrants(store),
  likenesses: storeLikenesses(store),
  screenings: storeScreenings(store),
  clarifications: storeClarifications(store),
  groups: storeGroups(store),
  invitations: storeInvitations(store),
  evaluations: storeEvaluations(store),
  judges: storeJudges(store),
  ledger: storeLedger(store, digest),
  listingOwners: storeListingOwners(store),
  listings: storeListings(store, sha256),
  mailings: storeMailings(store),
  snapshots: storeSnapshots(store),
  standings: storeStandings(store),
  mails: storeMails(store),
  onces: storeOnces(store),
  outbox: storeOutbox(store),
  overrides: storeOverrides(store),
  people: storePeople(store),
  practices: storePractices(store),
  previewLinks: storePreviewLinks(store),
  collections: storeCollections(store),
  publications: storePublications(store),
  publicationFiles: storePublicationFiles(store),
  rates: storeRates(store),
  redactions: storeRedactions(store),
  registrations: storeRegistrations(store),
  reports: storeReports(store),
  results: storeResults(store),
  rounds: storeRounds(store),
  sessions: storeSessions(store),
  shareLinks: storeShareLinks(store),
  sources: storeSources(store, sha256),
  statusLists: storeStatusLists(store),
  suggestions: storeSuggestions(store),
  teams: storeTeams(store),
  themes: storeThemes(store),
  tokens: storeTokens(store),
  comments: storeComments(store),
  announcements: storeAnnouncements(store),
  questions: storeQuestions(store),
  votes: storeVotes(store),
  webhooks: storeWebhooks(store),
  deliveries: storeDeliveries(store),
  witnessed: storeWitnessed(store, sha256),
  workProducts: storeWorkProducts(store),
  writings: storeWritings(store),
  chance: systemChance,
  clock: systemClock,
  sha256,
  digest,
  gzip,
  gunzip,
  checksumAddress,
  fileTraces,
}) satisfies Partial<Ports>;

import type { FactName } from './fact-names.ts';
import type { FactValues, Level, ListingType, Status, Use } from './listing.ts';
import { sayDate } from './partial-date.ts';
import { sayPlace } from './place.ts';

export const typeWords: Record<ListingType, string> = {
  program: 'Program', initiative: 'Initiative', pilot: 'Pilot', 'proof-of-concept': 'Proof of concept', event: 'Event', rfi: 'Request for information', report: 'Report', competition: 'Competition', 'working-group': 'Working group',
};
export const statusWords: Record<Status, string> = { planned: 'Planned', live: 'Live', ended: 'Ended', stopped: 'Stopped', 'never-started': 'Never started' };
export const levelWords: Record<Level, string> = {
  federal: 'Federal', state: 'State', county: 'County', city: 'City', tribal: 'Tribal', national: 'Another nation', international: 'International', other: 'Outside government',
};
export const ledgerWords: Record<FactValues['ledger'], string> = { public: 'Public', permissioned: 'Permissioned', private: 'Private', hybrid: 'Public and private', none: 'No ledger' };
export const maturityWords: Record<FactValues['maturity'], string> = { idea: 'Idea', research: 'Research', 'proof-of-concept': 'Proof of concept', pilot: 'Pilot', production: 'In everyday use' };
export const resourceWords: Record<FactValues['resources'], string> = {
  seeking: 'Looking for resources', staff: 'Staff time only', funded: 'Funded', contract: 'Under contract', budget: 'In the regular budget',
};
export const useWords: Record<Use, string> = {
  benefits: 'Benefits and grants', credentials: 'Credentials', education: 'Education', energy: 'Energy', finance: 'Money and accounts', health: 'Health', identity: 'Identity', land: 'Land and property', licensing: 'Licenses and permits',
  patents: 'Patents and copyright', procurement: 'Buying', records: 'Public records', research: 'Research', security: 'Security', 'supply-chain': 'Supply chain', trade: 'Trade and customs', voting: 'Voting', workforce: 'Workforce', other: 'Another use',
};
export const factWords: Record<FactName, string> = {
  title: 'Title', type: 'Type', url: 'Web address', summary: 'Summary', agency: 'Agency', level: 'Level of government', place: 'Place', uses: 'Used for', ledger: 'Ledger', maturity: 'Maturity', status: 'Status',
  starts: 'Began', ends: 'Ended', resources: 'Resources', cost: 'Cost', partners: 'Partners', outcome: 'Outcome', links: 'More links', contact: 'Contact',
};

const sayings: { [N in FactName]: (value: FactValues[N]) => string } = {
  title: (value) => value,
  type: (value) => typeWords[value],
  url: (value) => value,
  summary: (value) => value,
  agency: ({ name }) => name,
  level: (value) => levelWords[value],
  place: sayPlace,
  uses: (values) => values.map((use) => useWords[use]).join(', '),
  ledger: (value) => ledgerWords[value],
  maturity: (value) => maturityWords[value],
  status: (value) => statusWords[value],
  starts: sayDate,
  ends: sayDate,
  resources: (value) => resourceWords[value],
  cost: (value) => value,
  partners: (values) => values.join('; '),
  outcome: (value) => value,
  links: (links) => links.map(({ title, url }) => `${title} (${url})`).join('; '),
  contact: (value) => value,
};
/** A fact as a person reads it. */
export const sayFact = <N extends FactName>(name: N, value: FactValues[N]): string => sayings[name](value);

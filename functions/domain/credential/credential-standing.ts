/** How a credential stands now. Only `valid` is good; `unknown` is never shown as valid. */
export const credentialStandings = ['valid', 'replaced', 'suspended', 'withdrawn', 'expired', 'not yet', 'not genuine', 'unknown'] as const;
export type CredentialStanding = (typeof credentialStandings)[number];

/** The words on every page, in every report. */
export const standingWords: Record<CredentialStanding, string> = {
  valid: 'Valid', replaced: 'Replaced', suspended: 'Suspended', withdrawn: 'Withdrawn', expired: 'Expired', 'not yet': 'Not valid yet', 'not genuine': 'Not genuine', unknown: 'Cannot check right now',
};

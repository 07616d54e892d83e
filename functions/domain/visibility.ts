/**
 * Who may call a route. The named audiences are the columns of the visibility matrix; a route names every one it serves
 * (or `anyone`), and a use case checks the actual relation. To everybody else the thing is simply not there.
 */
export const audiences = [
  'anyone', // visitors too
  'person', // anybody signed in; sees only what is theirs
  'manager', // manager of the challenge's agency
  'approver', // approver of the challenge's agency
  'conflicts-officer', // who reads why a judge may not meet a team, in the challenge's agency
  'member', // member of the team
  'lead', // lead of the team
  'moderator', // of the atlas, for the whole site
  'group-member', // of the group, chairs too
  'chair', // of the group
  'librarian', // who keeps what the library holds: moderators of the site, managers of the agency, members of the group
  'judge', // accepted, not revoked judge of the challenge
  'operator',
] as const;
export type Audience = (typeof audiences)[number];

/** The functions that answer the API; each owns whole first path segments after /api/v1. */
export const areas = ['challenges', 'entries', 'judging', 'results', 'accounts', 'atlas', 'voice', 'community', 'library'] as const;
export type ApiArea = (typeof areas)[number];

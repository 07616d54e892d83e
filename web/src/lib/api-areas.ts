/** The parts of the API as its reference names them; each is one function of the product. */
export const apiAreas: Record<string, { title: string; about: string }> = {
  challenges: { title: 'Challenges and agencies', about: 'The public list, one challenge with its rules, agencies, and an agency’s own drafts.' },
  entries: { title: 'Teams and entries', about: 'Registering, teams, invitations, drafts, files, sending and receipts.' },
  judging: { title: 'Judging', about: 'Judges, conflicts, samples, assignments, evaluations and progress, and a judge’s own rooms and demo-day turns.' },
  results: { title: 'Results', about: 'The scores of a round, deliberation, demo days, decisions, letters, winners, what becomes of each prize, the report, what became of winners, and the published files.' },
  atlas: { title: 'The atlas', about: 'Public programs, pilots, events and reports, each fact with its source; suggestions, and what moderators do.' },
  community: { title: 'The community', about: 'Events with their seats, waiting lists, recordings and minutes; groups with their charters, members, work products and private spaces.' },
  library: { title: 'The library', about: 'Briefs, decks, recordings, papers and datasets with their versions, files and citations; collections of them.' },
  voice: { title: 'Public voice', about: 'The gallery of entries, once an organizer opens it, the vote of the public, and comments with what moderators do.' },
  accounts: { title: 'People and accounts', about: 'One’s own account, sessions and tokens, and the work of operators.' },
};

export const apiWho: Record<string, string> = {
  anyone: 'anyone, no sign-in',
  person: 'anyone signed in, for what is theirs',
  manager: 'managers of the agency',
  approver: 'approvers of the agency',
  'conflicts-officer': 'conflicts officers of the agency',
  member: 'members of the team',
  lead: 'the team’s lead',
  judge: 'judges of the challenge',
  moderator: 'moderators of the atlas',
  'group-member': 'members of the group',
  chair: 'chairs of the group',
  librarian: 'moderators, managers of the agency, or members of the group that keeps it',
  operator: 'operators',
};

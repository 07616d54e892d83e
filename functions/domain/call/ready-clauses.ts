/** Clauses of the rules that stand ready, by the kind of challenge: in our words, with the law they come from. An agency's counsel reads them before anybody relies on them. */
export type Clause = { title: string; text: string };

const everywhere: Clause[] = [
  { title: 'No cost to enter', text: 'Entering costs nothing, and no purchase is necessary. Nobody is paid for the work of entering.' },
  { title: 'Decisions', text: 'Judges score on the published criteria alone. The agency selects the winners, may select none, and says why. What it decides is final once the time for appeals is over.' },
  { title: 'Verification', text: 'A winner is provisional until the agency has checked that the entry and its team meet these rules and has received what it asks for in time. Otherwise the next in rank may be selected.' },
  { title: 'What you warrant', text: 'What you enter is your own work or yours to enter, breaks no law and no right of others, and contains no harmful code. You name what others made and under which license you use it.' },
  { title: 'Cancellation', text: 'The agency may change or cancel the challenge. It says so publicly, with its reason. Every change of the rules is dated, and teams accept it before they send again.' },
];

const ownership: Clause = { title: 'What you keep', text: 'You keep all rights to your work. By sending it you let the agency read it, have it judged, and show the answers that the form marks as public.' };

/** 15 U.S.C. 3719 (America COMPETES), by its subsections. */
const competes: Clause[] = [
  { title: 'Authority', text: 'This prize is offered under 15 U.S.C. 3719. Teams enter by registering on this site and accepting these rules.' },
  { title: 'Who can win a cash prize', text: 'A cash prize goes only to whoever registered and met these rules; to a private organization only if it is incorporated in, and keeps its primary place of business in, the United States; to an individual only if a citizen or permanent resident of the United States; and to no Federal entity and no Federal employee acting within the scope of that employment (15 U.S.C. 3719(g)).' },
  { title: 'Federal staff and facilities', text: 'Using Federal facilities or consulting Federal employees does not exclude anybody, as long as both are open to all participants on an equitable basis (15 U.S.C. 3719(h)).' },
  { title: 'Liability and insurance', text: 'Registered participants assume all risks and waive claims against the Federal Government and its related entities, except for willful misconduct, for any injury, death, damage or loss that arises from taking part. The agency has determined which insurance participants carry, or that none is needed (15 U.S.C. 3719(i)).' },
  { title: 'Intellectual property', text: 'The Federal Government gains no interest in intellectual property of participants without their written consent, which is asked for apart from these rules. It may negotiate a license (15 U.S.C. 3719(j)).' },
  { title: 'Judges', text: 'No judge has a personal or financial interest in, or is an employee, officer, director or agent of, a participant, or has a familial or financial relationship with one (15 U.S.C. 3719(k)).' },
  { title: 'Funds', text: 'The prize is funded by appropriations or by commitments in writing. Whoever gave funds gets no special consideration in the selection (15 U.S.C. 3719(m)).' },
  ...everywhere,
];

const city: Clause[] = [
  { title: 'Sponsor and administrator', text: 'The agency named on this page is the sponsor. Whoever it names as administrator acts for it, and has no say in who wins.' },
  ownership,
  { title: 'No contract', text: 'Being selected is no contract and no promise of one. A pilot or a purchase follows the procurement rules of the city, with an agreement of its own.' },
  { title: 'Employees of the city', text: 'Employees of the city can enter in their own time. Who works for the sponsor or the administrator, or lives with somebody who does, cannot win money.' },
  { title: 'Public records', text: 'What is sent to the agency may be asked for under freedom of information law. Mark trade secrets, or leave them out.' },
  ...everywhere,
];

const hackathon: Clause[] = [
  { title: 'Made for this event', text: 'The work is made during the event. What existed before is named, and only what is new is judged.' },
  ownership,
  { title: 'Conduct', text: 'Everybody treats everybody with respect. Whoever harasses others is sent away, and their entry is not judged.' },
  ...everywhere,
];

export const readyClauses: Record<'competes' | 'city' | 'hackathon', Clause[]> = { competes, city, hackathon };
export type ClauseProfile = keyof typeof readyClauses;
export const isClauseProfile = (profile: string): profile is ClauseProfile => profile in readyClauses;

const headings = (rules: string): string[] => [...rules.matchAll(/^#{1,4}\s+(.+?)\s*$/gm)].map(([, title = '']) => title.toLowerCase());

/** Those of the profile that the rules have no heading for. */
export const missingClauses = (profile: string, rules: string): Clause[] => {
  const there = new Set(headings(rules));
  return isClauseProfile(profile) ? readyClauses[profile].filter(({ title }) => !there.has(title.toLowerCase())) : [];
};

/** The rules with the clauses of the profile that they lack, at their end. */
export const withClauses = (profile: string, rules: string): string =>
  [rules.trim(), ...missingClauses(profile, rules).map(({ title, text }) => `## ${title}\n\n${text}`)].filter(Boolean).join('\n\n');

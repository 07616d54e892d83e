/** Acts as people read them. A kind that is not here is shown as it is called. */
const words: Record<string, string> = {
  'agency.created': 'Agency opened',
  'agency.changed': 'Agency changed',
  'agency.member-added': 'Role in an agency given',
  'agency.member-removed': 'Role in an agency taken away',
  'challenge.created': 'Challenge started',
  'challenge.submitted': 'Sent for approval',
  'challenge.edits-requested': 'Edits requested',
  'challenge.edit-marked': 'A requested edit marked',
  'challenge.discarded': 'Draft discarded',
  'challenge.restored': 'Draft restored',
  'challenge.approved': 'Approved',
  'challenge.opened': 'Opened',
  'challenge.closed': 'Closed',
  'challenge.extended': 'Deadline moved',
  'judging.extended': 'Judging ends later',
  'challenge.corrected': 'Corrected',
  'challenge.cancelled': 'Cancelled',
  'registration.made': 'Registration',
  'team.formed': 'Team formed',
  'team.renamed': 'Team renamed',
  'team.joined': 'Team joined',
  'team.left': 'Team left',
  'entry.started': 'Entry started',
  'entry.sent': 'Entry sent',
  'entry.withdrawn': 'Entry withdrawn',
  'entry.redacted': 'Looked through',
  'judge.invited': 'Judge invited',
  'judge.accepted': 'Judge accepted',
  'judge.revoked': 'Judge revoked',
  'judge.waived': 'Missing review waived',
  'judge.waiver-taken-back': 'Waiver of a review taken back',
  'samples.changed': 'Practice samples changed',
  'practice.scored': 'Practice sample scored',
  'conflicts.reasons-read': 'Reasons of conflicts read',
  'deliberation.opened': 'Deliberation room opened',
  'deliberation.closed': 'Deliberation room closed early',
  'deliberation.extended': 'Deliberation room given more time',
  'deliberation.reminded': 'Judges of a deliberation room reminded',
  'deliberation.guided': 'Organizer wrote in a deliberation room',
  'deliberation.recorded': 'Minutes of a deliberation written',
  'deliberation.posted': 'Written in a deliberation room',
  'deliberation.post-taken-back': 'Taken back in a deliberation room',
  'deliberation.answered': 'Pairs of a deliberation answered',
  'demo-day.planned': 'Demo day planned',
  'demo-day.discarded': 'Plan of the demo day discarded',
  'demo-day.started': 'Demo day begun',
  'demo-day.ended': 'Demo day ended',
  'demo-day.table-freed': 'Table of the demo day freed',
  'demo-day.went-on': 'On to the next table of a demo day',
  'demo-day.answered': 'Two entries of a demo day compared',
  'demo-day.answer-changed': 'Last answer of a demo day changed',
  'demo-day.time-taken': 'More time taken at a table',
  'demo-day.stepped-back': 'Stepped back from a table, a conflict',
  'round.planned': 'Assignments proposed',
  'assignment.moved': 'Assignment changed',
  'assignments.requested': 'Publishing of assignments begun',
  'assignments.published': 'Assignments published',
  'assignment.taken-back': 'Entry taken back from a judge',
  'decisions.requested': 'Applying of decisions begun',
  'score.overridden': 'Entry put in another place by the chair',
  'score.override-taken-back': 'Place given by the chair taken back',
  'reviews.proposed': 'Further reviews asked for',
  'reviews.added': 'Further reviews given',
  'decisions.applied': 'Decisions applied',
  'results.published': 'Results published',
  'results.full-file-read': 'Full file of the results downloaded',
  'results.judges-read': 'How each judge scored was read',
  'person.joined': 'Account opened',
  'person.signed-in': 'Signed in',
  'person.changed': 'Settings changed',
  'person.locked': 'Account locked',
  'person.unlocked': 'Account unlocked',
  'person.closed': 'Account closed',
  'session.ended': 'Signed out',
  'token.made': 'Token made',
  'token.revoked': 'Token revoked',
  'private.looked-at': 'Looked at by an operator',
};

export const actWords = (kind: string): string => words[kind] ?? kind.replace('.', ' ').replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());

type Refs = Record<string, unknown> | undefined;
const counted = (value: unknown, one: string, many: string): string => `${String(value)} ${value === 1 ? one : many}`;

/** What a manager reads beside the act: the values of a plan, and which way a pair was changed. */
export const actDetail = (kind: string, refs: Refs): string => {
  if (kind === 'assignment.moved') return refs?.['change'] === 'remove' ? 'taken off by hand' : refs?.['repair'] ? 'given by repair' : refs ? 'put on by hand' : '';
  const best = refs?.['lot'] === false && 'best match, no lot';
  if (kind === 'assignments.published') return [best, Number(refs?.['proposals']) > 0 && `${counted(refs?.['proposals'], 'proposal', 'proposals')} seen`].filter(Boolean).join(', ');
  if (kind !== 'round.planned' || refs?.['reviews'] === undefined) return '';
  const { most, least, experts, draws } = refs;
  return [
    `${counted(refs['reviews'], 'review', 'reviews')} of each entry`, `at most ${String(most)} for a judge`, Number(least) > 0 && `at least ${String(least)}`,
    Number(experts) > 0 && `${String(experts)} from the entry’s area`, best, Number(draws) > 0 && `drawn anew, ${counted(draws, 'time', 'times')} so far`,
  ].filter(Boolean).join(', ');
};

/** Without zod: pages read these too. */
export const commentKinds = ['entry', 'listing', 'event', 'publication'] as const;
export type CommentKind = (typeof commentKinds)[number];
export const commentStates = ['shown', 'deleted', 'hidden', 'reported'] as const;
export type CommentState = (typeof commentStates)[number];
export const reportReasons = ['spam', 'abuse', 'private', 'off-topic', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
export const closings = ['judging', 'agency', 'archived', 'withdrawn'] as const;
/** Why nobody can write a comment now. */
export type Closing = (typeof closings)[number];

export const mostCharacters = 2000;
export const editMinutes = 15;
/** So many people hide a comment until a moderator has looked. */
export const reportsToHide = 3;

export const reasonWords: Record<ReportReason, string> = {
  spam: 'Advertising or spam', abuse: 'It attacks or threatens somebody', private: 'It tells something private of somebody', 'off-topic': 'It is about something else', other: 'Another reason',
};
export const closedWords: Record<Closing, string> = {
  judging: 'Comments open once judging is over.', agency: 'The organizer has closed comments.', archived: 'This entry is out of the lists. Comments are closed.', withdrawn: 'This work was withdrawn. Comments are closed.',
};
export const stateWords: Record<Exclude<CommentState, 'shown'>, string> = {
  deleted: 'Deleted by its author.', hidden: 'Hidden by a moderator.', reported: 'Hidden until a moderator has looked at it: several people reported it.',
};

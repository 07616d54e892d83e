/** Without zod: pages read these too. */
export const audiences = ['everybody', 'followers', 'registered', 'drafts', 'sent', 'finalists', 'judges'] as const;
export type Audience = (typeof audiences)[number];
/** `listing`: the list of who gets it is being made. `listed`: it stands, and nobody was written to yet. */
export const announcementStates = ['draft', 'listing', 'listed', 'sending', 'sent'] as const;
export type AnnouncementState = (typeof announcementStates)[number];
export const skipReasons = ['stopped-letters', 'returned', 'unwanted', 'closed'] as const;
/** Why somebody of the audience gets no letter. */
export type SkipReason = (typeof skipReasons)[number];

export const mostTitle = 140;
export const mostText = 6000;
/** A list is as good as the moment it was made: after this long it is made again. */
export const listMinutes = 60;

export const audienceWords: Record<Audience, string> = {
  everybody: 'Everybody: who registered, and who follows', followers: 'Followers', registered: 'Registered people', drafts: 'Teams with a draft that was never sent', sent: 'Teams that sent an entry', finalists: 'Teams of finalists and winners', judges: 'Judges',
};
export const announcementStateWords: Record<AnnouncementState, string> = { draft: 'Draft', listing: 'Making the list', listed: 'Ready to send', sending: 'Sending', sent: 'Sent' };
export const skipWords: Record<SkipReason, string> = {
  'stopped-letters': 'stopped letters of this kind', returned: 'letters to the address come back', unwanted: 'the reader calls our letters unwanted', closed: 'the account is closed or locked',
};
/** What goes to everybody, or to all who follow, is for everybody to read. */
export const isPublic = (audience: Audience): boolean => audience === 'everybody' || audience === 'followers';
/** Who follows is nobody’s business: there are only counts. */
export const namesShown = (audience: Audience): boolean => !isPublic(audience);

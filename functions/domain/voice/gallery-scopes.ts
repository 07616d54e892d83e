/** Which entries a gallery shows. Of `all`, an entry that was not selected is shown only where its team asks for it. */
export const scopes = ['winners', 'selected', 'all'] as const;
export type Scope = (typeof scopes)[number];

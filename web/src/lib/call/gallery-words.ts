import type { Scope } from '../../../../functions/domain/voice/gallery-scopes.ts';

/** What a gallery holds, to its readers. */
export const galleryOf: Record<Scope, string> = {
  winners: 'These are the winning entries, unless a team keeps its own back.',
  selected: 'These are the winners and finalists, unless a team keeps its entry back.',
  all: 'These are the winners and finalists, and other entries whose teams chose to show them.',
};

import type { OpenDraw } from './open-draw.ts';

const sealed = 'So the full file is not published. Its hash is in the published file, and auditors of the agency work out again from it who reads what.';

/** What became of the draw, to whoever wants to check it. */
export const openDrawWords: Record<OpenDraw, string> = {
  closed: 'Who could read what is not published: it would show who was in conflict with whom. The published file holds the hash of a full file, from which auditors of the agency work out again who reads what.',
  open: 'The rules promised an open draw: the full file also holds who could read what, without names and without reasons. From it anybody works out again who reads what. Its hash is in the published file.',
  few: `The rules promised an open draw where at least five judges score. Fewer did, and who is who could be guessed. ${sealed}`,
  'demo-day': `The rules promised an open draw unless a demo day is held. There was one, and whoever was there could tell from the full file who said what. ${sealed}`,
};

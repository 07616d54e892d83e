import { held, type Stuck } from './held-saves.svelte.ts';
import { forgetUnsent, recallUnsent, rememberTrying, rememberUnsent, sendUnsent, type Place, type Sent, type Unsent } from './unsent-scores.ts';

const tell = (stuck: Stuck) => (held.stuck = [...held.stuck.filter(({ entry }) => entry !== stuck.entry), stuck]);

/** What became of it, and whether it stays on this device. */
const take = (place: Place, unsent: Unsent, sent: Sent): void => {
  const of = { ...place, title: unsent.save?.title ?? '', fields: unsent.fields };
  if (sent.kind === 'unreachable' || sent.kind === 'signed-out') return;
  if (sent.kind === 'stale') return void tell({ ...of, kind: 'stale', words: '' });
  if (sent.kind === 'refused') {
    if (unsent.save) tell({ ...of, kind: sent.code === 'closed' ? 'over' : sent.gone ? 'gone' : 'draft', words: sent.words });
    // what was typed stays until the judge has read why it went nowhere
    if (!sent.gone && !sent.drafted) return void rememberUnsent(place, { ...unsent, save: undefined });
    if (sent.code === 'closed' && unsent.save) return;
  }
  forgetUnsent(place);
};

/** Sends one after the other; answers what was saved by it, whether the server answered for anything, and whether somebody must sign in first. A page fetches this when something waits. */
export const sendWaiting = async (places: Place[]): Promise<{ saved: string[]; answered: boolean; signedOut: boolean }> => {
  const done = { saved: [] as string[], answered: false, signedOut: false };
  // what is no longer on this device is told until the page is left
  held.stuck = held.stuck.filter(({ kind }) => kind === 'draft' || kind === 'gone');
  for (const place of places) {
    const unsent = recallUnsent(place);
    const sent = unsent && (await sendUnsent(place, rememberTrying(place, unsent)));
    if (!sent) forgetUnsent(place);
    else take(place, unsent, sent);
    if (sent?.kind === 'saved') done.saved.push(unsent?.save?.title ?? '');
    if (sent?.kind === 'signed-out') done.signedOut = true;
    else if (sent && sent.kind !== 'unreachable') done.answered = true;
  }
  return done;
};

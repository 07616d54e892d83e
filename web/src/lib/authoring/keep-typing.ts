import { deserialize } from '$app/forms';
import type { Lack } from '../../../../functions/domain/call/lint.ts';
import type { Saved, Unsaved } from './save-typed.ts';

export type KeepState = { kind: 'still' } | { kind: 'typing' } | { kind: 'saving' } | { kind: 'saved'; at: string } | { kind: 'waiting'; why: string };
type Keeping = { form: () => HTMLFormElement | undefined; told: (state: KeepState) => void; saved: (saved: Saved, lacks?: Lack[]) => void };

const pause = 1200;
const again = 5000;

const whyNot = (data: { unsaved?: Unsaved } | undefined): string => {
  const problem = data?.unsaved?.problem;
  if (problem?.code === 'stale') return 'Somebody else changed this section. Press Save to see both';
  return problem?.errors?.[0]?.message ?? problem?.detail ?? 'We will try again';
};

/** Saves the section a moment after the typing stops. It says saved only when the server has answered, and never changes what is in the inputs. */
export const keepTyping = ({ form, told, saved }: Keeping) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let dirty = false;

  const send = async (): Promise<void> => {
    const element = form();
    if (!element) return;
    dirty = false;
    told({ kind: 'saving' });
    try {
      const body = new FormData(element);
      body.delete('_do');
      const reply = await fetch('?/keep', { method: 'POST', body, headers: { accept: 'application/json', 'x-sveltekit-action': 'true' } });
      const result = deserialize(await reply.text());
      if (result.type === 'success') {
        const { saved: done, lacks } = result.data as { saved: Saved; lacks?: Lack[] };
        saved(done, lacks);
        if (!dirty) told({ kind: 'saved', at: done.savedAt });
        return;
      }
      dirty = true;
      told({ kind: 'waiting', why: result.type === 'failure' ? whyNot(result.data as { unsaved?: Unsaved }) : result.type === 'redirect' ? 'You were signed out. Sign in in another tab' : 'We will try again' });
    } catch {
      dirty = true;
      told({ kind: 'waiting', why: 'We will try again' });
      timer = setTimeout(flush, again);
    }
  };
  const flush = () => {
    clearTimeout(timer);
    running = (running ?? Promise.resolve()).then(send);
    return running;
  };
  return {
    touched: () => {
      dirty = true;
      told({ kind: 'typing' });
      clearTimeout(timer);
      timer = setTimeout(flush, pause);
    },
    /** A button is about to send everything: what is on its way arrives first, and nothing more starts. */
    settle: async () => {
      clearTimeout(timer);
      dirty = false;
      await running;
      clearTimeout(timer);
    },
    unsaved: () => dirty,
    /** Another section, or none: what was not saved here is not wanted. */
    forget: () => {
      clearTimeout(timer);
      dirty = false;
    },
  };
};

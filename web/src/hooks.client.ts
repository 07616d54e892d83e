import type { HandleClientError } from '@sveltejs/kit/hooks';
import { notReached } from '#lib/not-reached.svelte.ts';
import { askedAgain } from '#lib/page-data.ts';

window.fetch = askedAgain(window.fetch.bind(window), () => location.href, {
  leave: (page) => location.assign(page),
  tell: (page) => {
    notReached.page = undefined;
    queueMicrotask(() => (notReached.page = page));
  },
});

/** Signed out in another window: what is here goes. */
new BroadcastChannel('signed-out').onmessage = () => location.reload();

/** A fault in the browser is told in its console; no server knows of it, so there is no reference. */
export const handleError: HandleClientError = (caught) => {
  if (caught.kind === 'app') return caught.error;
  if (caught.kind !== 'unknown') return { message: '' };
  console.error(caught.error);
  return { message: '', inBrowser: true };
};

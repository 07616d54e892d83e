import type { Keeping } from './kept-rules.ts';

/** The page's side of what is kept here. A browser without workers, or an address without https, has none of it. */
const scope = '/judge/';
const workers = () => ('serviceWorker' in navigator && 'caches' in window ? navigator.serviceWorker : undefined);

export const keepHere = async (keep: Keeping): Promise<void> => {
  const container = workers();
  await container?.register('/service-worker.js', { scope });
  (await container?.ready)?.active?.postMessage({ keep });
};

/** A worker that is stuck holds nobody up. */
const patience = 3000;

/** Of one judging, or all. It is gone when this ends, and nothing under way brings it back. */
export const forgetHere = async (challenge?: string): Promise<void> => {
  const worker = (await workers()?.getRegistration(scope))?.active;
  if (!worker) return;
  await new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    setTimeout(done, patience);
    worker.postMessage({ forget: challenge }, [port2]);
  });
};

let first: string | undefined;
/** Whether what a page shows came from the device: the document did, and nothing newer took its place. `now` is when the page was made. */
export const isFromDevice = (now: string): boolean => {
  first ??= now;
  return document.documentElement.dataset['kept'] !== undefined && first === now;
};

import type { Asked, Said } from './recompute-engine.ts';
import { shownOutcome, shownRefusal } from './shown-outcome.ts';

// The working part of RecomputeDesk.svelte, on the site's page and on the saved one alike.
const desk = document.querySelector<HTMLElement>('[data-recompute]')!;
const part = <E extends HTMLElement>(name: string) => desk.querySelector<E>(`[data-${name}]`);
const [status, stop, outcome, input] = [part('status')!, part('stop')!, part('outcome')!, part<HTMLInputElement>('file')!];

/** On the saved page the engine is in the page itself. */
const engineUrl = desk.dataset['engine'] ?? URL.createObjectURL(new Blob([document.querySelector('#engine')!.textContent], { type: 'text/javascript' }));

const show = (nodes: Node[]) => {
  outcome.replaceChildren(...nodes);
  outcome.querySelector<HTMLElement>('.notice')?.focus();
};
const working = (words: string) => {
  status.textContent = words;
  stop.hidden = words === '';
};
const refuse = (sentence: string) => {
  working('');
  show(shownRefusal(sentence));
};

const opened = (): Worker => {
  const worker = new Worker(engineUrl);
  worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if ('working' in data) return working(data.working);
    working('');
    show(shownOutcome(data.outcome));
  });
  worker.addEventListener('error', () => { refuse('The check broke off. Reload the page and try again, or use the command below.'); });
  return worker;
};

// opened with the page, so that the page needs no network from then on
let engine = opened();

const check = (asked: Asked) => {
  outcome.replaceChildren();
  working('Reading the file ...');
  engine.postMessage(asked);
};

/** What is under way is about another file. */
const end = () => {
  engine.terminate();
  engine = opened();
  working('');
};

const checkChosen = (files: FileList | null | undefined) => {
  if (!stop.hidden) end();
  if (files?.length === 1) check({ file: files[0]!, name: files[0]!.name });
  else if (files) refuse('Choose one file at a time.');
};

input.addEventListener('change', () => {
  if (input.files?.length) checkChosen(input.files);
  input.value = ''; // so that the same name can be chosen again
});
document.addEventListener('dragover', (event) => { event.preventDefault(); });
document.addEventListener('drop', (event) => {
  event.preventDefault();
  checkChosen(event.dataTransfer?.files);
});
stop.addEventListener('click', () => {
  end();
  status.textContent = 'Stopped.';
  input.focus();
});

const fetched = async (url: string, most = Infinity): Promise<Blob | undefined> => {
  const reply = await fetch(url).catch(() => undefined);
  if (reply?.ok && Number(reply.headers.get('content-length') ?? Infinity) <= most) return reply.blob().catch(() => undefined);
  await reply?.body?.cancel();
  return undefined;
};
/** Asked for with the page, and kept, so that the button needs no network either. A larger file, of thousands of entries, waits for the button: 2 MB. */
const aheadBytes = 2 * 1024 * 1024;
const offered = (which: 'load' | 'load-full') => {
  const button = part<HTMLButtonElement>(which);
  if (!button) return undefined;
  const [url, name] = [button.getAttribute(`data-${which}`)!, button.dataset['name']!];
  let kept = fetched(url, aheadBytes);
  return { button, name, file: async () => (await kept) ?? (await (kept = fetched(url))) };
};
const [published, full] = [offered('load'), offered('load-full')];

/** The full file goes with the published one, so that its seal is checked too. */
const checkOffered = async (whole: typeof full) => {
  if (!stop.hidden) end();
  outcome.replaceChildren();
  working(`Fetching the ${whole ? 'full' : 'published'} file ...`);
  const [file, wholeFile] = await Promise.all([published?.file(), whole?.file()]);
  if (!file || (whole && !wholeFile)) return refuse(navigator.onLine ? 'The file could not be fetched. Save it from the results page, and choose it here.' : 'You are offline, and the file is not on this device yet.');
  check({ name: published!.name, file, ...(whole && wholeFile ? { full: { name: whole.name, file: wholeFile } } : {}) });
};
published?.button.addEventListener('click', () => checkOffered(undefined));
full?.button.addEventListener('click', () => checkOffered(full));

part('tool')!.hidden = false;

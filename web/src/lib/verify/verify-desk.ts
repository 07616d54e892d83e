import { parsePolicy, type Policy } from '../../../../functions/domain/record/note/policy.ts';
import type { CheckedReceipt } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import { checkGiven, type Outcome } from './check-given.ts';
import type { Asked } from './credential-engine.ts';
import { commandFor, namesIn, nothing, withGiven, withPasted, type Given } from './given.ts';
import { sha256 } from './sha256.ts';
import { reportOf, shownCheck, shownMissing, shownRefusal } from './shown-check.ts';

// The working part of VerifyDesk.svelte, on the site's page and on the saved one alike. The keys stand in the page, and come from nowhere else.
const desk = document.querySelector<HTMLElement>('[data-verify]')!;
const part = <E extends HTMLElement = HTMLElement>(name: string) => desk.querySelector<E>(`[data-${name}]`)!;
const [status, outcome, input, pasted, after, command] = [part('status'), part('outcome'), part<HTMLInputElement>('file'), part<HTMLTextAreaElement>('pasted'), part('after'), part('command')];

let given: Given = nothing;
let report = '';
/** Each look at what was added waits for the one before it. */
let line: Promise<void> = Promise.resolve();

const show = (nodes: Node[], checked?: CheckedReceipt) => {
  status.textContent = '';
  outcome.replaceChildren(...nodes);
  after.hidden = !checked;
  if (checked) {
    command.textContent = commandFor(given);
    report = reportOf(checked, namesIn(given), commandFor(given));
  }
  part('again').hidden = given === nothing;
  outcome.querySelector<HTMLElement>('.notice')?.focus();
};

const readPolicy = (): Policy | undefined => {
  const text = desk.dataset['policy'];
  return text ? parsePolicy(sha256, text) : undefined;
};

/** Kept once it is there, so that it goes on without a network. */
let worker: Worker | undefined;
/** On the saved page the engine is in the page itself. */
const checkCredentials = () => new Promise<Outcome>((resolve, reject) => {
  worker ??= new Worker(desk.dataset['engine'] ?? URL.createObjectURL(new Blob([document.querySelector('#engine')!.textContent], { type: 'text/javascript' })));
  worker.onmessage = ({ data }: MessageEvent<Outcome>) => { resolve(data); };
  worker.onerror = (event) => {
    worker = undefined;
    // a script that breaks says where; one that never came says nothing
    if (event instanceof ErrorEvent) reject(event);
    else resolve({ missing: 'The part of this page that checks credentials could not be loaded. Go online, and add the file again.' });
  };
  worker.postMessage({ files: [...given.credentials, ...(given.receipt ? [given.receipt] : [])], origin: location.origin, policy: desk.dataset['policy'] } satisfies Asked);
});

const check = async () => {
  const policy = readPolicy();
  if (given.credentials.length === 0 && !policy) return show(shownRefusal('This page holds no keys', 'It was saved without them. Open the page on the site, and save it with its own link.'));
  const checked = await (given.credentials.length > 0 ? checkCredentials() : checkGiven(given, policy!));
  return 'missing' in checked ? show(shownMissing(checked.missing, namesIn(given))) : show(shownCheck(checked, namesIn(given)), checked);
};

/** One after the other, and what breaks is said. */
const inLine = (act: () => Promise<void>) => {
  line = line.then(act).catch(() => { show(shownRefusal('The check broke off', 'Reload the page and try again, or use the command below.')); });
};

const add = (files: FileList | null | undefined) => {
  const chosen = [...(files ?? [])];
  if (chosen.length === 0) return;
  inLine(async () => {
    outcome.replaceChildren();
    for (const file of chosen) {
      status.textContent = `Reading ${file.name} ...`;
      const bytes = new Uint8Array(await file.arrayBuffer());
      given = await withGiven(given, file.name, bytes);
    }
    await check();
  });
};

input.addEventListener('change', () => {
  add(input.files);
  input.value = ''; // so that the same name can be chosen again
});
document.addEventListener('dragover', (event) => { event.preventDefault(); });
document.addEventListener('drop', (event) => {
  event.preventDefault();
  add(event.dataTransfer?.files);
});

part('check').addEventListener('click', () => {
  inLine(async () => {
    const found = await withPasted(given, pasted.value);
    if ('refused' in found) return show(shownRefusal('This text cannot be checked', found.refused));
    given = found.given;
    pasted.value = '';
    return check();
  });
});
part('again').addEventListener('click', () => {
  given = nothing;
  show([]);
  status.textContent = 'Everything is taken away again.';
  input.focus();
});
part('print').addEventListener('click', () => { print(); });
part('copy').addEventListener('click', async () => {
  const copied = await navigator.clipboard.writeText(report).then(() => true, () => false);
  status.textContent = copied ? 'The report is copied.' : 'This browser does not let the page copy. Print it instead.';
});

// The saved page has its keys in one place.
part<HTMLTextAreaElement>('keys').value = desk.dataset['policy'] ?? '';
part('tool').hidden = false;

import { unstick } from './held-saves.svelte.ts';
import { forgetUnsent, lookAfter, recallUnsent, rememberTrying, rememberUnsent, sendUnsent, type Place, type Sent, type Unsent, type Written } from './unsent-scores.ts';

type State =
  | { kind: 'still' }
  | { kind: 'saving' }
  | { kind: 'kept'; at: string; counts: boolean }
  | { kind: 'waiting'; offline: boolean }
  | { kind: 'held' }
  | { kind: 'saved' }
  | { kind: 'signed-out' }
  | { kind: 'refused'; words: string }
  | { kind: 'stale'; version: string; current: Written };

const fieldsOf = (form: HTMLFormElement): Unsent['fields'] => [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[0].startsWith('_'));
const pause = 1000;
const patience = [5, 10, 20, 40, 60].map((seconds) => seconds * 1000);

/** Keeps what a judge types: a second after it, one at a time, and on this device until the server has it. */
export class ScoreKeeper {
  state = $state<State>({ kind: 'still' });
  version: string;
  #place: Place;
  #unsent: Unsent['fields'] | undefined;
  #save: Unsent['save'];
  #tried: Unsent['tried'];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;
  #letGo: (() => void) | undefined;
  #gone = false;

  constructor(place: Place, version: string) {
    this.#place = place;
    this.version = version;
  }

  /** What waited on this device from an earlier visit, to put back into the form. */
  async recall(): Promise<Unsent | undefined> {
    this.#letGo = await lookAfter(this.#place);
    if (this.#gone) this.#letGo?.();
    const left = this.#letGo && !this.#gone ? recallUnsent(this.#place) : undefined;
    if (left) [this.version, this.#tried] = [left.version, left.tried];
    return left;
  }

  touched(form: HTMLFormElement): void {
    this.#unsent = fieldsOf(form);
    this.#save = undefined;
    this.#remember(this.#unsent);
    if (this.state.kind === 'stale') return;
    this.state = { kind: 'saving' };
    this.#after(pause);
  }

  /** Save, without a connection: asked for here, made when there is one. Answers whether this device holds it. */
  hold(form: HTMLFormElement, save: NonNullable<Unsent['save']>): boolean {
    clearTimeout(this.#timer);
    this.#unsent = fieldsOf(form);
    if (!this.#remember(this.#unsent, save)) return false;
    this.#save = save;
    this.state = { kind: 'held' };
    return true;
  }

  /** Sends now what waits; returns when the server has answered. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (!this.#unsent || this.state.kind === 'stale') return;
    if (!navigator.onLine) return this.unreachable();
    this.#running = this.#send(this.#unsent).finally(() => (this.#running = undefined));
    await this.#running;
  }

  /** The page goes out of sight, and may not come back. What this device holds waits for a connection instead. */
  leave(): void {
    if (this.state.kind !== 'held') void this.flush();
  }

  /** The form itself is being sent: nothing of ours may follow it. */
  async rest(form: HTMLFormElement): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    this.#tried = [...(this.#tried ?? []), fieldsOf(form)];
    if (this.#unsent) this.#remember(this.#unsent, this.#save);
  }

  /** The server has it all. */
  settled(): void {
    this.#unsent = undefined;
    this.#save = undefined;
    this.#tried = undefined;
    this.state = { kind: 'still' };
    this.#clear();
  }

  /** The judge has seen the newer scores and wants what is on this page. */
  insist(): void {
    if (this.state.kind !== 'stale') return;
    this.#now(this.state.version);
    this.state = { kind: 'saving' };
    this.#after(0);
  }

  /** Newer scores exist: nothing is sent until the judge has chosen. */
  meet(version: string, current: Written): void {
    this.state = { kind: 'stale', version, current };
  }

  /** Save was refused. With a version, what is typed is stored all the same, as a draft. */
  refused(version: string | undefined): void {
    this.state = { kind: 'refused', words: version ? 'What you typed is kept as a draft.' : '' };
    if (!version) return this.#unsent && this.#after(pause);
    this.#now(version);
    this.#unsent = undefined;
    this.#clear();
  }

  unreachable(): void {
    this.state = this.#save ? { kind: 'held' } : { kind: 'waiting', offline: !navigator.onLine };
    this.#after(patience[Math.min(this.#failures++, patience.length - 1)]!);
  }

  stop(): void {
    this.#gone = true;
    this.#letGo?.();
    this.leave();
  }

  #after(milliseconds: number): void {
    clearTimeout(this.#timer);
    // what waits after this is looked after elsewhere
    if (this.#gone) return;
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  #clear(): void {
    forgetUnsent(this.#place);
    unstick(this.#place.entry);
  }

  #remember(fields: Unsent['fields'], save?: Unsent['save']): boolean {
    return rememberUnsent(this.#place, { version: this.version, fields, save, tried: this.#tried });
  }

  /** What the server has is known again: nothing that was sent before it can still arrive. */
  #now(version: string): void {
    this.version = version;
    this.#tried = undefined;
  }

  async #send(fields: Unsent['fields']): Promise<void> {
    const trying = rememberTrying(this.#place, { version: this.version, fields, save: this.#save, tried: this.#tried });
    this.#tried = trying.tried;
    const sent = await sendUnsent(this.#place, trying);
    const more = this.#unsent !== fields;
    this.#take(sent, more);
    if (more && sent.kind === 'kept') this.#after(pause);
  }

  #take(sent: Sent, more: boolean): void {
    if (sent.kind === 'unreachable') return this.unreachable();
    if (sent.kind === 'kept') {
      this.#now(sent.version);
      this.#failures = 0;
      if (more) return void (this.#unsent && this.#remember(this.#unsent, this.#save));
      this.#unsent = undefined;
      this.#clear();
      this.state = sent;
    } else if (sent.kind === 'saved') {
      this.settled();
      this.state = sent;
    } else {
      if (sent.kind === 'refused') this.#save = undefined;
      if (sent.kind === 'refused' && sent.gone) forgetUnsent(this.#place);
      this.state = sent;
    }
  }
}

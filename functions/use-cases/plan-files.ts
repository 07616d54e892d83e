import type { RoundDraw } from '../domain/judging/round/draw.ts';
import type { Ports } from '../ports/ports.ts';
import type { PlanHead, Planned, PlanRow } from './agency/assigning/lay-out-plan.ts';

type Needed = Pick<Ports, 'fileStore'>;

/** What a run of proposing keeps between its steps, and what it leaves for the pages: what is said of the whole, and the entries, so many in each piece. */
const files = (run: string) => ({ plan: `${run}-plan`, head: `${run}-plan-head`, page: (n: number) => `${run}-plan-page-${n}` });

/** All that a run began with, and what the seed made of it. */
export type KeptPlan = Omit<Planned, 'barred'> & { barred: string[]; drawn: RoundDraw['drawn']; told?: RoundDraw['told'] };
/** `codes`: the first entry of each piece. */
export type KeptHead = PlanHead & { codes: string[] };

const keep = ({ fileStore }: Needed, key: string, value: KeptPlan | KeptHead | PlanRow[]) => fileStore.keep(key, new TextEncoder().encode(JSON.stringify(value)), 'application/json');
const read = async ({ fileStore }: Needed, key: string): Promise<unknown> => {
  const bytes = await fileStore.read(key);
  if (!bytes) throw new Error(`${key} cannot be read`);
  return JSON.parse(new TextDecoder().decode(bytes));
};

export const keepPlan = (ports: Needed, run: string, plan: KeptPlan) => keep(ports, files(run).plan, plan);
export const keepHead = (ports: Needed, run: string, head: KeptHead) => keep(ports, files(run).head, head);
export const keepRows = (ports: Needed, run: string, n: number, rows: PlanRow[]) => keep(ports, files(run).page(n), rows);
export const readPlan = async (ports: Needed, run: string) => (await read(ports, files(run).plan)) as KeptPlan;
export const readHead = async (ports: Needed, run: string) => (await read(ports, files(run).head)) as KeptHead;
export const readRows = async (ports: Needed, run: string, n: number) => (await read(ports, files(run).page(n))) as PlanRow[];

/** Safe to repeat. */
export const removePlan = async ({ fileStore }: Needed, run: string, pieces: number): Promise<void> => {
  const { plan, head, page } = files(run);
  for (const key of [plan, head, ...Array.from({ length: pieces }, (_, n) => page(n))]) await fileStore.remove(key);
};

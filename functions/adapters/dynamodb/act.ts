import { Act, type Deed } from '../../domain/act.ts';
import { Refusal } from '../../domain/refusal.ts';
import { recordWrites } from './admission.ts';
import { entity } from './entity.ts';
import { absent, type Change } from './store.ts';
import { at, list, outShard } from './table.ts';

export const onceTaken = () => new Refusal('in-progress', 'This request is being handled already. Ask again in a moment.');

/** The act is its own outbox: it carries the sparse `out` key until a job has handled it. */
export const acts = entity({
  type: 'act',
  schema: Act,
  keys: (act) => ({ ...at.act(act.about, act.at, act.id), outpk: list.out(outShard(act.id)), outsk: `${act.at}#${act.id}` }),
  card: (act) => act,
});

const onceDays = 2;

export const actWrites = (deed: Deed): Change[] => {
  const { once, answer, record, ...act } = deed;
  const told: Change[] = [{ put: acts.toItem(act), when: absent(onceTaken) }, ...(record ? recordWrites(record) : [])];
  if (!once) return told;
  return [
    { put: {
      ...at.once(once.key), _t: 'once', fingerprint: once.fingerprint, answer: answer === undefined ? undefined : JSON.stringify(answer),
      ttl: Math.floor(Date.parse(act.at) / 1000) + onceDays * 86_400,
    }, when: absent(onceTaken) },
    ...told,
  ];
};

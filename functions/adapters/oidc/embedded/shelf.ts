import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { payload: AdapterPayload; endsAt: number };

/** Sign-ins in progress. They live for minutes, so a process that ends takes them along: people start again. */
export const makeShelf = (now: () => number) => {
  const kept = new Map<string, Kept>();
  const live = (key: string) => {
    const found = kept.get(key);
    if (found && found.endsAt > now()) return found.payload;
    kept.delete(key);
    return undefined;
  };
  const sweep = () => {
    for (const key of kept.keys()) live(key);
  };
  const most = 10_000;

  return class Shelf implements Adapter {
    private readonly model: string;
    constructor(model: string) {
      this.model = model;
    }
    private first(matches: (payload: AdapterPayload) => boolean) {
      const hit = [...kept].find(([key, { payload }]) => key.startsWith(`${this.model} `) && matches(payload));
      return hit && live(hit[0]);
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn = 3600) {
      if (kept.size >= most) sweep();
      if (kept.size >= most) kept.delete(kept.keys().next().value!);
      kept.set(`${this.model} ${id}`, { payload, endsAt: now() + expiresIn * 1000 });
    }
    async find(id: string) {
      return live(`${this.model} ${id}`);
    }
    async findByUid(uid: string) {
      return this.first((payload) => payload.uid === uid);
    }
    async findByUserCode(userCode: string) {
      return this.first((payload) => payload.userCode === userCode);
    }
    async consume(id: string) {
      const payload = live(`${this.model} ${id}`);
      if (payload) payload.consumed = Math.floor(now() / 1000);
    }
    async destroy(id: string) {
      kept.delete(`${this.model} ${id}`);
    }
    async revokeByGrantId(grantId: string) {
      // Of this model alone: a sign-in in progress names the grant of whoever was signed in before.
      for (const [key, { payload }] of kept) if (key.startsWith(`${this.model} `) && payload.grantId === grantId) kept.delete(key);
    }
  };
};

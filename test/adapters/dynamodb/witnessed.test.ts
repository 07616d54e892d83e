import { afterAll } from 'vitest';
import { storeWitnessed } from '../../../functions/adapters/dynamodb/witnessed.ts';
import { sha256 } from '../../../functions/adapters/system/sha256.ts';
import { startEngine } from '../../support/engine.ts';
import { witnessedContract } from '../contract/witnessed.ts';

const engines: Awaited<ReturnType<typeof startEngine>>[] = [];
afterAll(() => engines.forEach((engine) => engine.stop()));

witnessedContract('the table', async () => {
  const engine = await startEngine();
  engines.push(engine);
  return storeWitnessed(engine.store, sha256);
});

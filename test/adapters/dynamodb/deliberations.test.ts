import { afterAll, beforeAll } from 'vitest';
import { storeDeliberations } from '../../../functions/adapters/dynamodb/deliberations.ts';
import { storeRounds } from '../../../functions/adapters/dynamodb/rounds.ts';
import { startEngine } from '../../support/engine.ts';
import { deliberationsContract } from '../contract/deliberations.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => { engine = await startEngine(); });
afterAll(() => { engine?.stop(); });

deliberationsContract('DynamoDB', () => ({ deliberations: storeDeliberations(engine.store), rounds: storeRounds(engine.store) }));

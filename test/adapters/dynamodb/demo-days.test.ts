import { afterAll, beforeAll } from 'vitest';
import { storeDemoDays } from '../../../functions/adapters/dynamodb/demo-days.ts';
import { startEngine } from '../../support/engine.ts';
import { demoDaysContract } from '../contract/demo-days.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => { engine = await startEngine(); });
afterAll(() => { engine?.stop(); });

demoDaysContract('DynamoDB', () => storeDemoDays(engine.store));

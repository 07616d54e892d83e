import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginDeployment } from '../../../functions/use-cases/operator/begin-deployment.ts';
import { signIn } from '../../../functions/use-cases/public/sign-in.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.stop());

const caller = () => ({ at: world.clock.now(), address: 'terminal' });
const begin = (agency: string) => beginDeployment(world.ports, caller(), { email: 'First@harbor.example', agency });

test('of two who begin at once, one does', async () => {
  const outcomes = await Promise.allSettled([begin('City of Harbor (COH)'), begin('City of Harbour')]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { items } = await world.ports.agencies.tenants();
  expect(items).toHaveLength(1);
  await expect(begin('Another')).rejects.toThrow(`This deployment has an agency already: ${items[0]!.name}.`);
});

test('whoever proves to hold the address is operator, manager and approver; anybody else is not', async () => {
  const claims = (email: string, emailVerified: boolean) => ({ issuer: 'https://id.example', subject: email, email, emailVerified, name: 'First', authenticatedAt: world.clock.now() });
  await expect(signIn(world.ports, caller(), claims('first@harbor.example', false), { device: 'Test' })).rejects.toThrow('has not confirmed');
  const { person: other } = await signIn(world.ports, caller(), claims('second@harbor.example', true), { device: 'Test' });
  const { person } = await signIn(world.ports, caller(), claims('first@harbor.example', true), { device: 'Test' });
  expect([other.operator, person.operator]).toEqual([false, true]);
  const [membership] = await world.ports.agencies.agenciesOf(person.id);
  expect(membership).toMatchObject({ roles: ['manager', 'approver'] });
  expect(await world.ports.agencies.agenciesOf(other.id)).toEqual([]);
});

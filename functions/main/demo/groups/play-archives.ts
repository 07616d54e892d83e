import type { CalendarEvent } from '../../../domain/event/event.ts';
import type { Ports } from '../../../ports/ports.ts';
import { createGroup } from '../../../use-cases/agency/create-group.ts';
import { changeGroup, endGroup } from '../../../use-cases/chair/change-group.ts';
import { addProduct } from '../../../use-cases/chair/keep-products.ts';
import { tellAfter } from '../../../use-cases/host/after-event.ts';
import { publishEvent } from '../../../use-cases/host/decide-event.ts';
import { createEvent } from '../../../use-cases/host/write-event.ts';
import { leaveGroup } from '../../../use-cases/member/membership.ts';
import { olga } from '../cast.ts';
import type { Play } from '../play-call.ts';
import { archives, type Archive } from './archives.ts';

const inAtlas = async ({ listings }: Pick<Ports, 'listings'>, addresses: string[]): Promise<string[]> => {
  const ids = await Promise.all(addresses.map((address) => listings.atAddress(address)));
  return ids.map((id, i) => {
    if (!id) throw new Error(`The demo's atlas has nothing at ${addresses[i]}.`);
    return id;
  });
};

const keep = async ({ ports, company, calendar }: Play, { name, purpose, website, why, links, products, events }: Archive): Promise<void> => {
  const caller = await company.as(olga, calendar.at(-39));
  const words = { name, purpose, website, joining: 'approval' as const };
  const { id: groupId } = await createGroup(ports, caller, words);
  const host = { kind: 'group' as const, groupId };
  for (const product of products) await addProduct(ports, caller, groupId, product);
  for (const { links: named = [], notes, place = '', ...event } of events) {
    const made = await createEvent(ports, caller, { ...event, place, joinLink: place ? undefined : website, access: '', host, listings: await inAtlas(ports, named) });
    const told: CalendarEvent = await publishEvent(ports, caller, made.id, made.version);
    await tellAfter(ports, caller, made.id, { as: 'held', minutes: notes }, told.version);
  }
  const linked = await changeGroup(ports, caller, groupId, { ...words, links: (await inAtlas(ports, links)).map((id) => ({ kind: 'listing' as const, id })) }, 1);
  await endGroup(ports, caller, groupId, why, linked.version);
  await leaveGroup(ports, caller, groupId);
};

/** Kept by the operator, who is no member of them afterwards. */
export const keepArchives = (play: Play): Promise<unknown> => Promise.all(archives.map((archive) => keep(play, archive)));

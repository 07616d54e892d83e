import { headVersion, saveSection, type Opened } from './stage.ts';
import { answer, type World } from './world.ts';

/** Entries in March, judged in April 2027, Eastern. */
export const spring = {
  phases: [
    { id: 'entries', kind: 'entries', name: 'Entries', opens: '2027-03-01T09:00', closes: '2027-03-31T23:59' },
    { id: 'judging', kind: 'judging', name: 'Judging', opens: '2027-04-02T09:00', closes: '2027-04-20T17:00' },
  ],
  resultsOn: '2027-05-01',
};

export const draftAfter = (world: World, { id, agencyId }: { id: string; agencyId: string }): Promise<Response> =>
  world.as('mara').post('/calls', { agencyId, title: 'Trusted permits: pilots', from: 'next-stage', copyOf: id });

/** The draft of a later stage gets its dates and is public now. */
export const letOut = async (world: World, id: string, admits?: 'winners' | 'finalists'): Promise<Opened> => {
  if (admits) await saveSection(world, id, 'general', { admits });
  await saveSection(world, id, 'timeline', spring);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  return answer<Opened>(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version: await headVersion(world, id) }));
};

/** The stage after a challenge whose results are out, and the letters to whoever won. */
export const goOn = async (world: World, { challenge, agency }: { challenge: string; agency: string }): Promise<void> => {
  const { id } = await answer<{ id: string }>(draftAfter(world, { id: challenge, agencyId: agency }), 201);
  await letOut(world, id, 'winners');
  await answer(world.as('mara').post(`/participants/${id}/going-on`), 201);
};

import { api, read } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import { momentWords } from '../../../../../../functions/domain/moment.ts';
import type { LayoutServerLoad } from './$types';

const spoken = (at: string | undefined, zone: string) => at && momentWords(at, zone);

/** Where the judge stands in this challenge, with its dates in words. */
export const load: LayoutServerLoad = async (event) => {
  const own = await read(event, api(event).judging.judging[':challengeId'].$get({ param: { challengeId: event.params.challenge } }));
  const practice = own.judge.declaredAt && own.judge.orientedAt ? await read(event, api(event).judging.judging[':challengeId'].practice.$get({ param: { challengeId: event.params.challenge } })) : undefined;
  // newest first, and between the scores and the decisions alone
  const rooms = own.judge.declaredAt && own.stage === 'deciding' ? await read(event, api(event).judging.judging[':challengeId'].rooms.$get({ param: { challengeId: event.params.challenge } })) : undefined;
  const { zone } = own.challenge;
  const when = {
    oriented: spoken(own.judge.orientedAt, zone), declared: spoken(own.judge.declaredAt, zone),
    opens: spoken(own.brief?.opensAt, zone), closes: spoken(own.brief?.closesAt, zone),
  };
  return { own, practice, room: rooms?.items.find(({ open }) => open)?.id, when, instructions: own.brief ? markdown(own.brief.instructions) : undefined };
};

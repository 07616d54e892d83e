import { api, read } from '#lib/api.ts';
import { bakedCertificate } from '#lib/credential-picture.ts';
import { dayWords } from '../../../../../../../../functions/domain/moment.ts';
import type { RequestHandler } from './$types';

/** The certificate as a picture with the signed credential inside. */
export const GET: RequestHandler = async (event) => {
  const page = `/me/credentials/${event.params.id}`;
  const own = api(event).results['own-credentials'][':credentialId'];
  const named = { param: { credentialId: event.params.id } };
  const one = await read(event, own.$get(named));
  const to = (location: string) => new Response(undefined, { status: 303, headers: { location } });
  if (one.hash === undefined || one.signing) return to(page);
  const reply = await own.file.$get(named);
  if (reply.status !== 200) return to(page);
  const facts = { title: one.kind.name, holder: one.name ?? '', issuer: one.agencyName, date: dayWords(one.validFrom ?? one.offeredAt, 'UTC'), number: one.number, digest: one.hash };
  return new Response(bakedCertificate(facts, await reply.text()), { headers: { 'content-type': 'image/svg+xml', 'content-disposition': `attachment; filename="${one.number}.svg"`, 'cache-control': 'no-store' } });
};

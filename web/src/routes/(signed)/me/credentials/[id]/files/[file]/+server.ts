import { error } from '@sveltejs/kit';
import { badgeOf, certificateOf, proofBundle, signedCredential } from '#lib/server/credential-files.ts';
import type { RequestHandler } from './$types';

/** Under addresses of the site, so that a signed-out reader is asked to sign in; what is still being signed goes back to its page. */
export const GET: RequestHandler = async (event) => {
  const signed = await signedCredential(event);
  if (!signed) return new Response(undefined, { status: 303, headers: { location: `/me/credentials/${event.params.id}` } });
  const sent = (content: string | Uint8Array<ArrayBuffer>, type: string, end: string) =>
    new Response(content, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${signed.one.number}${end}"`, 'cache-control': 'no-store' } });
  if (event.params.file === 'json') return sent(signed.text, 'application/vc', '.json');
  if (event.params.file === 'svg') return sent(certificateOf(signed, event.url.origin), 'image/svg+xml', '.svg');
  if (event.params.file === 'png') return sent(new Uint8Array(badgeOf(signed)), 'image/png', '.png');
  if (event.params.file !== 'bundle') error(404, { message: 'There is no such file.' });
  const bundle = await proofBundle(event, signed);
  if (!bundle) error(409, { message: 'It waits for its place on the public record. Ask again in a few seconds.' });
  return sent(new Uint8Array(bundle), 'application/zip', '.zip');
};

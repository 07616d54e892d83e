import { read } from '$app/server';
import { render } from 'svelte/server';
import VerifyDesk from '#lib/verify/VerifyDesk.svelte';
// oxlint-disable-next-line import/default -- the query makes it an address
import engine from '#lib/verify/credential-engine.ts?worker&url';
// oxlint-disable-next-line import/default -- the query makes it an address
import desk from '#lib/verify/verify-desk.ts?worker&url';
// oxlint-disable-next-line import/default -- the query makes it an address
import seal from '#lib/verify/draw-seal.ts?worker&url';
import { oneFile } from '#lib/server/one-file.ts';

/** Written once, when the site is built, and without keys: whoever saves it from the page takes that page's keys along (verify-desk.ts). */
export const prerender = true;

export const GET = async () => {
  const { body } = await render(VerifyDesk, { props: { policy: '' } });
  const [script, figure, worker] = await Promise.all([desk, seal, engine].map(async (part) => read(part).text()));
  return oneFile({ title: 'Check a receipt or a credential', body, script: `${script}\n${figure}`, engine: worker });
};

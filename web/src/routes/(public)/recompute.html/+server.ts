import { read } from '$app/server';
import { render } from 'svelte/server';
import RecomputeDesk from '#lib/recompute/RecomputeDesk.svelte';
// oxlint-disable-next-line import/default -- the query makes it an address
import desk from '#lib/recompute/recompute-desk.ts?worker&url';
// oxlint-disable-next-line import/default -- the query makes it an address
import engine from '#lib/recompute/recompute-engine.ts?worker&url';
import { oneFile } from '#lib/server/one-file.ts';

/** Written once, when the site is built: the whole page as one file, for somebody's disk. */
export const prerender = true;

export const GET = async () => {
  const [script, worker] = await Promise.all([read(desk).text(), read(engine).text()]);
  const { body } = await render(RecomputeDesk, { props: {} });
  return oneFile({ title: 'Recompute a result', body, script, engine: worker });
};

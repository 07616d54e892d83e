import type { Component } from 'svelte';
import type { PartProps } from './part-props.ts';
import type { PageLoad } from './$types';

const parts: Record<string, () => Promise<{ default: Component<PartProps> }>> = {
  general: () => import('./GeneralPart.svelte'),
  details: () => import('./DetailsPart.svelte'),
  timeline: () => import('./TimelinePart.svelte'),
  prizes: () => import('./PrizesPart.svelte'),
  rules: () => import('./RulesPart.svelte'),
  form: () => import('./FormPart.svelte'),
  judging: () => import('./JudgingPart.svelte'),
  resources: () => import('./ResourcesPart.svelte'),
};

type Around = Pick<Awaited<ReturnType<Parameters<PageLoad>[0]['parent']>>, 'challenge' | 'stage' | 'roles'>;
/** Who only reads it now, or everybody, because it is fixed. */
const isReadOnly = ({ challenge: { approval, discarded }, stage, roles }: Around, name: string): boolean =>
  !roles.includes('manager') || approval === 'submitted' || (approval === 'approved' && name === 'timeline') || stage === 'cancelled' || stage === 'results' || discarded !== undefined;

/** A section brings its own inputs and no other's; or, where it is only read, how each is shown. */
export const load: PageLoad = async ({ data, parent }) => {
  const around = await parent();
  const reading = isReadOnly(around, data.name);
  const Shown = reading ? (await import('#lib/components/SectionShown.svelte')).default : undefined;
  return { ...data, reading, Shown, Part: (await parts[data.name]!()).default };
};

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

/** A section brings its own inputs and no other's. */
export const load: PageLoad = async ({ data }) => ({ ...data, Part: (await parts[data.name]!()).default });

import * as z from 'zod';
import type { PanelResult } from '../result/result.ts';

/**
 * Whether the full file stands beside the published one, from which anybody draws the judges again. `few`: it was promised, and fewer than
 * five judges scored. `demo-day`: it was promised, and whoever saw judges go from table to table could tell from it who said what there.
 */
export const OpenDraw = z.enum(['closed', 'open', 'few', 'demo-day']);
export type OpenDraw = z.infer<typeof OpenDraw>;

export const openDrawOf = (promised: boolean, { sealed, demoDay }: Pick<PanelResult, 'sealed' | 'demoDay'>): OpenDraw =>
  !promised ? 'closed' : sealed ? 'few' : demoDay ? 'demo-day' : 'open';

import * as z from 'zod';
import { actAreas, areaOf } from './act-area.ts';
import type { Act } from './act.ts';

/** Which acts are looked for, both instants included; all without any of them. */
export const ActFilter = z.object({ area: z.enum(actAreas).optional(), by: z.string().max(40).optional(), from: z.iso.datetime().optional(), to: z.iso.datetime().optional() });
export type ActFilter = z.infer<typeof ActFilter>;

/** The span is read from the store already. */
export const isWanted = ({ area, by }: ActFilter) => (act: Pick<Act, 'kind' | 'by'>): boolean => (!area || areaOf(act.kind) === area) && (!by || act.by === by);

import { Refusal } from '../refusal.ts';

/** Something is not exactly as its format says: where, and what is wrong there. */
export const refuseFormat = (where: string, why: string): Refusal => new Refusal('invalid', `${where.slice(0, 1).toUpperCase()}${where.slice(1)}: ${why}`, where);

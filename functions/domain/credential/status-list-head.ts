import * as z from 'zod';

export const purposes = ['revocation', 'suspension'] as const;
export type Purpose = (typeof purposes)[number];

/** "1-revocation": how a list is called in addresses. */
export const ListName = z.string().regex(/^[1-9]\d{0,5}-(revocation|suspension)$/);
export const listName = (list: number, purpose: Purpose): string => `${list}-${purpose}`;
export const readListName = (name: string): { list: number; purpose: Purpose } | undefined => {
  const [list, purpose] = ListName.safeParse(name).success ? name.split('-') : [];
  return list && purpose ? { list: Number(list), purpose: purpose as Purpose } : undefined;
};

/** Which version of a list everybody reads. */
export const StatusListHead = z.object({
  list: z.number().int().min(1), purpose: z.enum(purposes), sequence: z.number().int().min(1),
  /** How many changes it tells of, of all that were noted. */
  told: z.number().int(),
  signedAt: z.iso.datetime(), validUntil: z.iso.datetime(), hash: z.string(), act: z.string(),
  /** When the first suspension in it ends by itself. */
  endsNext: z.iso.datetime().optional(),
});
export type StatusListHead = z.infer<typeof StatusListHead>;

const hour = 3_600_000;
export const listHours = 48;
/** A mass act makes few lists: at most one in so long. */
export const windowSeconds = 5;

export const listEnds = (at: string): string => new Date(Date.parse(at) + listHours * hour).toISOString();

/** Whether a list has to be signed, now or once its window has passed. */
export const listWork = (head: StatusListHead | undefined, noted: number, now: string): 'sign' | 'wait' | 'none' => {
  if (!head) return 'sign';
  const half = new Date(Date.parse(head.signedAt) + (listHours / 2) * hour).toISOString();
  const changed = noted > head.told || (head.endsNext !== undefined && head.endsNext <= now);
  if (!changed) return half <= now ? 'sign' : 'none';
  return Date.parse(now) - Date.parse(head.signedAt) >= windowSeconds * 1000 ? 'sign' : 'wait';
};

import * as z from 'zod';
import { Act } from '../act.ts';
import { firstInstantOf, localOf } from '../zone.ts';

export const News = z.object({ headline: z.string().max(300), text: z.string().max(600), link: z.string().max(600) });
export type News = z.infer<typeof News>;

/** News that waits for a person's next digest. Its id is made of the act and the person, so that nothing is told twice. */
export const WaitingNews = News.extend({
  id: z.string(), personId: z.string(), about: z.string(), at: z.iso.datetime(),
  /** What happened: when the letter is written, it is told as it stands then, or not at all. News kept by the first release has none. */
  act: Act.pick({ kind: true, refs: true }).optional(),
});
export type WaitingNews = z.infer<typeof WaitingNews>;

/** When a person's next digest is due. */
export const Digest = z.object({ personId: z.string(), at: z.iso.datetime() });
export type Digest = z.infer<typeof Digest>;

/** A letter with its marks is one transaction. */
export const mostInDigest = 45;

const hour = '08:00';
const monday = 1;
const dayAfter = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The next morning where the person is, or the next Monday's. */
export const nextDigestAt = (pace: 'daily' | 'weekly', zone: string, now: string): string => {
  const today = localOf(now, zone).slice(0, 10);
  for (let days = 0; ; days++) {
    const day = dayAfter(today, days);
    if (pace === 'weekly' && new Date(`${day}T00:00:00Z`).getUTCDay() !== monday) continue;
    const at = firstInstantOf(`${day}T${hour}`, zone, 'zone');
    if (at > now) return at;
  }
};

import type { Problem } from '#lib/api.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';

/** The instant that `read` makes of a typed wall-clock time, or what is the matter with it. */
export const typedInstant = (read: () => string, field: string): string | Problem => {
  try {
    return read();
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('invalid', 'Give the date and the time.', field);
    return { title: 'Some answers need a change', status: 422, code: 'invalid', detail: refusal.message, errors: refusal.faults };
  }
};

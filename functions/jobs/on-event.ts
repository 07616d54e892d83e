import type { Act } from '../domain/act.ts';
import type { Ports } from '../ports/ports.ts';
import { forgetPerson } from '../use-cases/system/forget-person.ts';

/** What an act sets off: one call a kind, each safe to repeat. Kinds that are not here set nothing off. */
export const onEvent = async (ports: Ports, act: Act): Promise<void> => {
  switch (act.kind) {
    case 'person.closed':
      return forgetPerson(ports, act);
    default:
      return undefined;
  }
};

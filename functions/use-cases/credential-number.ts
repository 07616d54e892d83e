import { numberFrom } from '../domain/credential/credential-number.ts';
import { fromHex } from '../domain/record/note/encoding.ts';
import type { Ports } from '../ports/ports.ts';

/** The same for the same credential, so that a job which begins anew offers nothing twice; nobody can tell it without the deployment's key. */
export const numberOf = ({ beacon }: Pick<Ports, 'beacon'>, id: string): string => numberFrom(fromHex(beacon.secret(`credential number ${id}`)));

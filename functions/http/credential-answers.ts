import * as z from 'zod';
import { bases } from '../domain/credential/basis.ts';
import { KindId } from '../domain/credential/credential-kind.ts';
import { idOf } from '../domain/id.ts';

const instant = z.iso.datetime();
const Challenge = z.object({ id: idOf('challenge'), slug: z.string(), title: z.string() });
const Kind = z.object({ name: z.string(), description: z.string(), criteria: z.string() });

/** A credential as those read it who give or hold it; `signing`: its signature, or the new one, is still to come. */
export const KnownCredential = z.object({
  id: idOf('credential'), number: z.string(), status: z.enum(['offered', 'declined', 'valid', 'replaced', 'suspended', 'withdrawn', 'expired']), signing: z.boolean(),
  agencyId: idOf('agency'), agencyName: z.string(), kindId: KindId, basis: z.enum(bases), kind: Kind.extend({ months: z.number().int().optional(), renewable: z.boolean() }),
  challenge: Challenge.optional(), entryCode: z.string().optional(), entryTitle: z.string().optional(), team: z.string().optional(), prize: z.string().optional(), reference: z.string().optional(),
  name: z.string().optional(), named: z.string().optional().describe('The name as the agency wrote it'), offeredAt: instant, acceptedAt: instant.optional(), declinedAt: instant.optional(), validFrom: instant.optional(), validUntil: instant.optional(),
  suspended: z.object({ at: instant, until: instant.optional(), reason: z.string() }).optional(), reinstatedAt: instant.optional(), withdrawn: z.object({ at: instant, reason: z.string() }).optional(),
  replaced: z.object({ at: instant, with: idOf('credential'), number: z.string(), reason: z.string() }).optional(), replaces: z.object({ id: idOf('credential'), number: z.string() }).optional(), renewedAt: instant.optional(),
  hash: z.string().optional().describe('SHA-256 of the signed text'), act: z.string().optional().describe('The act that put it on the record'), version: z.number().int(),
});
/** For staff: who holds it by name, once accepted; until then only that it was offered, and to which address where it was offered to one. */
export const OfferedCredential = KnownCredential.extend({ holderId: idOf('person').optional(), email: z.string().optional() });

export const PublicCredential = z.object({
  status: z.enum(['valid', 'not yet', 'replaced', 'suspended', 'withdrawn', 'expired', 'unknown']).describe('not yet: it holds from a later day. unknown: nobody can check right now. It is not valid then.'),
  since: instant.optional(), reason: z.string().optional(), until: instant.optional(), replacedBy: z.string().optional(), at: instant, number: z.string(),
  agency: z.object({ id: idOf('agency'), name: z.string() }), basis: z.enum(bases), kind: Kind, challenge: Challenge.optional(), name: z.string().optional(), nameBy: z.enum(['agency', 'holder']).optional().describe('Whose word the name is'), team: z.string().optional(), prize: z.string().optional(),
  reference: z.string().optional(), entryCode: z.string().optional(), validFrom: instant, validUntil: instant.optional(), hash: z.string(), act: z.string(), signing: z.boolean(), replaces: z.string().optional(),
});
const leaf = z.number().int().optional().describe('The leaf of the public record that tells of its being issued');
/** Read for itself. */
export const OnePublicCredential = PublicCredential.extend({ leaf });
/** What is not there was not chosen to be shown. */
export const SharedCredential = PublicCredential.pick({ status: true, since: true, reason: true, until: true, at: true, agency: true })
  .extend({ name: z.string().optional(), nameBy: z.enum(['agency', 'holder']).optional(), team: z.string().optional(), challenge: Challenge.optional(), kind: Kind.optional(), prize: z.string().optional(), reference: z.string().optional(), validFrom: instant.optional(), validUntil: instant.optional() });

export const text = (type: string, description: string) => ({ description, content: { [type]: { schema: z.string() } } });

import { Refusal } from '../refusal.ts';
import type { Sha256 } from '../words/canonical.ts';
import type { Json } from './json.ts';

export const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
export const badgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** Gives the type of the schema its meaning, as the examples of 1EdTech do. */
export const badgesExtensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const badgeSchema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/** Kinds of achievement that Open Badges 3.0 names, of those that a challenge can give. */
export type AchievementType = 'Achievement' | 'Award' | 'Badge' | 'Certificate' | 'Certification' | 'CommunityService' | 'License' | 'Membership' | 'ResearchDoctorate' | `ext:${string}`;

/** Where the status of a credential stands: an address of a list, and a place in it. */
export type StatusPlace = { list: string; index: number };

export type BadgeFacts = {
  /** The address of the public page. */
  id: string;
  issuer: { did: string; name: string; url: string };
  achievement: { id: string; type: AchievementType; name: string; description: string; criteria: string; image?: string | undefined };
  /** Of a licence: the number under which the register has it. */
  licenseNumber?: string | undefined;
  /** At least one of them: a credential is of somebody. `hash`: as `identityHash` makes it. */
  recipient: { name?: string | undefined; hashedEmail?: { hash: string; salt: string } | undefined };
  validFrom: string;
  validUntil?: string | undefined;
  status: { revocation: StatusPlace; suspension: StatusPlace };
  /** Where the public record says why: the page of the result. */
  evidence?: { id: string; name: string } | undefined;
};

/** Of an email address, for a credential that must not tell it: whoever knows the address can see that it is meant. */
export const identityHash = (sha256: Sha256, email: string, salt: string): string => `sha256$${sha256(`${email.trim().toLowerCase()}${salt}`)}`;

const identifiersOf = ({ name, hashedEmail }: BadgeFacts['recipient']): Json[] => [
  ...(name ? [{ type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' }] : []),
  ...(hashedEmail ? [{ type: 'IdentityObject', hashed: true, identityHash: hashedEmail.hash, identityType: 'emailAddress', salt: hashedEmail.salt }] : []),
];

const statusEntry = (statusPurpose: string, { list, index }: StatusPlace): Json => ({
  id: `${list}#${index}`, type: 'BitstringStatusListEntry', statusPurpose, statusListIndex: String(index), statusListCredential: list,
});

/** A credential in Open Badges 3.0 on the Verifiable Credentials Data Model 2.0, before it is signed. */
export const openBadge = ({ id, issuer, achievement, licenseNumber, recipient, validFrom, validUntil, status, evidence }: BadgeFacts): Json => {
  const identifier = identifiersOf(recipient);
  if (identifier.length === 0) throw new Refusal('invalid', 'A credential names its holder, or holds a hash of the holder’s email address.', 'recipient');
  return {
    '@context': [credentialsContext, badgesContext, badgesExtensions],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, url: issuer.url },
    validFrom,
    ...(validUntil ? { validUntil } : {}),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier,
      ...(licenseNumber ? { licenseNumber } : {}),
      achievement: {
        id: achievement.id,
        type: ['Achievement'],
        achievementType: achievement.type,
        name: achievement.name,
        description: achievement.description,
        criteria: { narrative: achievement.criteria },
        ...(achievement.image ? { image: { id: achievement.image, type: 'Image' } } : {}),
      },
    },
    ...(evidence ? { evidence: [{ id: evidence.id, type: ['Evidence'], name: evidence.name }] } : {}),
    credentialStatus: [statusEntry('revocation', status.revocation), statusEntry('suspension', status.suspension)],
    credentialSchema: [{ id: badgeSchema, type: '1EdTechJsonSchemaValidator2019' }],
  };
};

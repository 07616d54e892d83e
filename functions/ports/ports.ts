import type { Sha256 } from '../domain/canonical.ts';
import type { Acts } from './acts.ts';
import type { Agencies } from './agencies.ts';
import type { Challenges } from './challenges.ts';
import type { AwaitedParts } from './awaited.ts';
import type { Chance, Clock } from './chance.ts';
import type { Entries } from './entries.ts';
import type { Files, FileStore } from './files.ts';
import type { Follows } from './follows.ts';
import type { Invitations } from './invitations.ts';
import type { Judges } from './judges.ts';
import type { Mails } from './mails.ts';
import type { Onces } from './onces.ts';
import type { Outbox } from './outbox.ts';
import type { People } from './people.ts';
import type { PreviewLinks } from './preview-links.ts';
import type { Rates } from './rates.ts';
import type { Evaluations, Rounds } from './rounds.ts';
import type { Registrations } from './registrations.ts';
import type { Seals } from './seals.ts';
import type { Sessions } from './sessions.ts';
import type { Teams } from './teams.ts';
import type { Tokens } from './tokens.ts';

/** Everything the product needs from the world. */
export type Ports = {
  acts: Acts;
  agencies: Agencies;
  awaited: AwaitedParts;
  challenges: Challenges;
  chance: Chance;
  clock: Clock;
  entries: Entries;
  files: Files;
  fileStore: FileStore;
  follows: Follows;
  invitations: Invitations;
  evaluations: Evaluations;
  judges: Judges;
  mails: Mails;
  onces: Onces;
  outbox: Outbox;
  people: People;
  previewLinks: PreviewLinks;
  rates: Rates;
  registrations: Registrations;
  rounds: Rounds;
  seals: Seals;
  sessions: Sessions;
  teams: Teams;
  tokens: Tokens;
  sha256: Sha256;
  /** The EIP-55 form of an address of 0x and 40 hexadecimal digits. */
  checksumAddress: (address: string) => string;
  sniffType(head: Uint8Array): Promise<string | undefined>;
  /** Where the product is, for links in letters. */
  site: { origin: string; name: string };
};

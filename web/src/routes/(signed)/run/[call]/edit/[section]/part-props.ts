import type { Typed } from '#lib/authoring/typed-draft.ts';

/** What every section's editor is given. `live` follows the typing where scripts run; without them it is what was saved. */
export type PartProps = {
  typed: Typed;
  live: Typed;
  faults: Record<string, string>;
  areas: { id: string; name: string }[];
  blind: boolean;
  /** The kind of challenge, as its General section says. */
  profile: string;
  /** Entries are taken elsewhere. */
  listing: boolean;
};

import type { Sha256 } from '../../words/canonical.ts';
import type { LeafKind } from '../leaf/leaf-kinds.ts';
import type { Digest } from '../tree/hashing.ts';
import type { Given } from './given.ts';
import type { Line } from './line.ts';
import type { Past } from './past.ts';

/** Why a leaf cannot be; or why that could not be told. */
export type Told = string | { unchecked: string } | undefined;
export type With = { past: Past; given: Given; digest: Digest; sha256: Sha256 };
/** One sentence that holds of every leaf of some kinds, given all that stands before it. */
export type Rule<K extends LeafKind = LeafKind> = { name: string; says: string; of: readonly K[]; wrong: (line: Line<NoInfer<K>>, given: With) => Told };
export type AnyRule = Omit<Rule, 'wrong'> & { wrong: (line: Line, given: With) => Told };

/** A rule is only ever asked about the kinds it names. */
export const rule = <const K extends LeafKind>({ wrong, ...named }: Rule<K>): AnyRule => ({ ...named, wrong: wrong as (line: Line, given: With) => Told });

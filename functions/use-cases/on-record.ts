import type { ActKind, Deed } from '../domain/act.ts';
import { codeFrom, idBytes } from '../domain/id.ts';
import { shapeOf, type LeafKind, type Told } from '../domain/record/leaf/leaf-kinds.ts';
import { tellOfficially, type FactsOf, type OfficialKind } from '../domain/record/leaf/official-acts.ts';
import { admitLeaf } from '../domain/record/leaf/pending-leaf.ts';
import { fromHex } from '../domain/record/note/encoding.ts';
import type { Ports } from '../ports/ports.ts';

export type Recorder = Pick<Ports, 'chance' | 'beacon' | 'sha256' | 'digest'>;
type Of<K extends ActKind> = Omit<Deed, 'record'> & { kind: K };

/** What a person or a team is called in one challenge's record. Only the deployment's key leads from the name to the id, and only what is kept of a person leads from the id to them. */
export const aliasOf = ({ beacon }: Pick<Ports, 'beacon'>, challengeId: string, id: string): string => `p_${codeFrom(fromHex(beacon.secret(`alias ${challengeId} ${id}`)).subarray(0, idBytes))}`;

const entryNameBytes = 9;
/** What the record calls an entry: nothing that judges, results or people read. */
export const entryNameOf = ({ beacon }: Pick<Ports, 'beacon'>, challengeId: string, entryId: string): string => `E-${codeFrom(fromHex(beacon.secret(`entry ${challengeId} ${entryId}`)).subarray(0, entryNameBytes)).toUpperCase()}`;

const actorOf = (ports: Recorder, kind: LeafKind, { about, by }: Deed): string => {
  const [first] = shapeOf(kind).by;
  if (first !== 'staff') return first!;
  return by === 'system' ? 'system' : aliasOf(ports, about, by);
};

/** Values that may be left out are made up for, so that the number of digests tells nothing. */
const leftOut = ({ kind, sealed }: Told): number => Object.keys(shapeOf(kind).sealed.shape).filter((name) => (sealed as Record<string, unknown>)[name] === undefined).length;

/** Of an act from before there was a record: `before` that, it is marked as told later; `revise` takes out what nobody kept; `decoys`: how many more digests of nothing stand for it. */
export type ToldLater = { before: string; revise: (told: Told) => Told; decoys: number };
type How = { hideEntries?: boolean; from?: string | undefined; later?: ToldLater };

/**
 * The act with its place among those that wait for the record, written with it or not at all. What is salted is kept under whoever the act
 * names, else under the challenge, so that it can be erased with them. An act that is none this time stays as it is. `from`: the instant before which
 * nobody may know of it.
 */
export const onRecord = <K extends OfficialKind>(ports: Recorder, deed: Of<K>, facts: FactsOf<K>, { hideEntries = false, from, later }: How = {}): Deed => {
  let subject = deed.about;
  const alias = (id: string): string => aliasOf(ports, deed.about, (subject = id));
  const said = tellOfficially(deed.kind, deed, facts, { sha256: ports.sha256, alias, entryName: (id) => entryNameOf(ports, deed.about, id) });
  if (!said) return deed;
  const told = later ? later.revise(said) : said;
  const { id, about } = deed;
  const ch = about.startsWith('chl_') ? about : 'log';
  const at = from && from > deed.at ? from : deed.at;
  const { pending, disclosures } = admitLeaf(ports.digest, told, { id, ch, at, actor: actorOf(ports, told.kind, deed), salt: () => ports.chance.token(), hideEntries, decoys: leftOut(told) + (later?.decoys ?? 0), backfilled: later !== undefined && at < later.before });
  return { ...deed, record: { pending, receivedAt: at, subject, disclosures } };
};

/** Timestamps over heads of the log, as everybody reads them beside its tiles (domain/record/stamp). */
export type Stamps = {
  /** What stands at this path of a token or of a text that tokens are over; undefined where nothing is. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Puts out a token, or a text that tokens are over, once and for all. Answers what stands there then: these bytes, or those that were there before. */
  keep(path: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** The list of all, with a mark of this very version; undefined before the first. */
  list(): Promise<{ text: string; mark: string } | undefined>;
  /** Replaces the list if the one that is out has this mark (undefined: none is out). False: it was replaced meanwhile. */
  publish(text: string, mark: string | undefined): Promise<boolean>;
};

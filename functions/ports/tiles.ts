/** The log as everybody reads it: files under one address, by the paths of C2SP tlog-tiles. */
export type Tiles = {
  /** The bytes of a tile or bundle; undefined where nothing is. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Writes a tile or bundle once and for all, whole or not at all. Equal bytes are passed over; throws where other bytes stand there, and leaves them. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Puts out a file that a leaf names by its SHA-256, in hex, beside the log; safe to repeat. Answers its path there. */
  attach(hash: string, bytes: Uint8Array): Promise<string>;
  /** Puts out what a reader begins with, beside the log: its policy, and the key that signs it. */
  describe(name: 'policy' | 'vkey', text: string): Promise<void>;
  /** The policy that is out; undefined before the first. */
  policy(): Promise<string | undefined>;
  /** The signed head that is out now, with a mark of this very version; undefined before the first. */
  checkpoint(): Promise<{ note: string; mark: string } | undefined>;
  /** Replaces the signed head if the one that is out has this mark (undefined: none is out). False: it was replaced meanwhile. */
  publish(note: string, mark: string | undefined): Promise<boolean>;
};

/** Text that went out and must come back unchanged. Whoever holds it can read it; nobody else can make it. */
export type Seals = {
  seal(purpose: string, text: string): string;
  /** The text, or nothing when it was changed, or sealed for another purpose. */
  open(purpose: string, sealed: string): string | undefined;
  /** 32 bytes that this site can always work out again, and nobody else: kept nowhere. */
  derive(purpose: string): Uint8Array;
};

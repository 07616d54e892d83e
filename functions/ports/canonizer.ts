/** JSON-LD as canonical N-Quads (RDFC-1.0), by contexts that are here: nothing is fetched. */
export type Canonizer = {
  /** @throws Refusal `unavailable` for a context that is not here, `invalid` for a document that no context gives a meaning in every part. */
  canonize(document: Record<string, unknown>): Promise<string>;
};

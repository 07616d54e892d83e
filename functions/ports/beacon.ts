/**
 * Secrets for draws. Nobody can foresee the one of a name, and nobody can choose it: it is fixed before anything is entered, so that
 * its hash can be told first. Whoever runs the deployment could withhold it; result pages say so.
 */
export type Beacon = {
  /** 64 hexadecimal digits, the same for the same name for as long as the deployment keeps its key. */
  secret(name: string): string;
};

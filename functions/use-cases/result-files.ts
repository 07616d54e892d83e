/** What a run of the scoring keeps between its steps; and what it leaves: the result to publish and, of a small panel, the whole one. */
export const resultFiles = (run: string) => ({ judged: `${run}-judged`, piece: (from: number) => `${run}-draws-${from}`, bundle: `${run}-bundle`, whole: `${run}-whole` });

/** What a run of the scoring keeps between its steps; and what it leaves: the result to publish the whole one of a small panel, and every mark as a table. */
export const resultFiles = (run: string) => ({ judged: `${run}-judged`, piece: (from: number) => `${run}-draws-${from}`, bundle: `${run}-bundle`, whole: `${run}-whole`, marks: `${run}-marks` });

/** What a run of the scoring keeps between its steps; and what it leaves: the result to publish, the full one for auditors or an open draw, and every mark as a table. */
export const resultFiles = (run: string) => ({ judged: `${run}-judged`, piece: (from: number) => `${run}-draws-${from}`, bundle: `${run}-bundle`, full: `${run}-full`, marks: `${run}-marks` });

/** Of the table of scores: its lines without the decisions, a piece at a time, and the table as it was put together once. */
export const tableFiles = (run: string) => ({ lines: (from: number) => `${run}-lines-${from}`, table: (id: string) => `${run}-table-${id}` });

/** A quarter of a year by the clock of Greenwich, such as 2019-Q3. */
export type Quarter = { name: string; from: string; to: string };

const pattern = /^(\d{4})-Q([1-4])$/;
const beginning = (year: number, quarter: number): string => new Date(Date.UTC(year, (quarter - 1) * 3, 1)).toISOString();

export const quarterNamed = (name: string): Quarter | undefined => {
  const [, year, quarter] = pattern.exec(name) ?? [];
  return year && quarter ? { name, from: beginning(Number(year), Number(quarter)), to: beginning(Number(year), Number(quarter) + 1) } : undefined;
};

export const quarterOf = (instant: string): Quarter => {
  const day = new Date(instant);
  return quarterNamed(`${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`)!;
};

export const quarterBefore = ({ from }: Quarter): Quarter => quarterOf(new Date(Date.parse(from) - 1).toISOString());

/** "the third quarter of 2019" */
export const quarterWords = ({ name }: Pick<Quarter, 'name'>): string => {
  const [year = '', quarter = ''] = name.split('-Q');
  return `the ${['first', 'second', 'third', 'fourth'][Number(quarter) - 1]} quarter of ${year}`;
};

/** Of a date as exactly as it is known: in the quarter, or not, or not to be told (a year alone). */
export const dateIn = ({ name }: Quarter, date: string): boolean => date.length >= 7 && quarterOf(`${date.slice(0, 7)}-01T00:00:00.000Z`).name === name;

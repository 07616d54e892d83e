import { answer } from './world.ts';

type Asking = { get(path: string): Promise<Response> | Response };
type Page<Row> = { items: Row[]; next?: string };

/** Every entry of a closed round in the order of its places, all pages of them. */
export const rowsIn = async <Row>(manager: Asking, challengeId: string): Promise<Row[]> => {
  const rows: Row[] = [];
  let next: string | undefined;
  do {
    const page: Page<Row> = await answer<Page<Row>>(manager.get(`/results/${challengeId}/rows${next ? `?cursor=${encodeURIComponent(next)}` : ''}`));
    rows.push(...page.items);
    ({ next } = page);
  } while (next);
  return rows;
};

/** The results as a whole, with every entry of them. */
export const resultsIn = async <Whole extends { rows: unknown[] }>(manager: Asking, challengeId: string): Promise<Whole> =>
  ({ ...(await answer(manager.get(`/results/${challengeId}`))), rows: await rowsIn(manager, challengeId) }) as unknown as Whole;

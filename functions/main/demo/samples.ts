import type { Player } from './cast.ts';
import { judges } from './cast.ts';

/** Two made-up entries that judges of the permits practice on: a clear one, and one that reads well and proves little. */
export const samples = [
  {
    title: 'A sticker on the kitchen door',
    text: `**What does it do, for whom?** A sticker shows which of a restaurant's permits are valid this month. An inspector sees it from the street.

**How does it work?** The city prints 9,000 stickers a month in twelve colors and mails them. A restaurant that misses a date gets none. We tried it in two streets for six weeks: inspectors made 41 fewer calls, and three stickers were copied.

**What does it take to run for a year?** Printing and postage, $61,000. Half a position to answer the telephone.

**Is a shared ledger the right tool here?** No. Only one office prints the sticker, and it keeps its own list.

**What must never be shown?** Nothing about a person is on the sticker.`,
  },
  {
    title: 'The permit graph',
    text: `**What does it do, for whom?** A living graph of every permit empowers the whole restaurant ecosystem to act on one source of truth.

**How does it work?** Each permit is a node and each approval an edge. Departments stream their events to the graph, which reconciles them by consensus. A first version is planned for the second quarter.

**What does it take to run for a year?** The cost depends on adoption. Partners are expected to contribute nodes.

**Is a shared ledger the right tool here?** Yes, as trust must be distributed. A database could be changed by whoever runs it.

**What must never be shown?** Personal data is encrypted on the ledger, so that only authorized partners can read it.`,
  },
];

type Scores = { judge: Player; marks: [number[], number[]?]; comment?: string };
const [jana, , amara, ben, chitra, diego, eleni, farid, , hugo] = judges as [Player, ...Player[]];
/** In the order of the criteria. Two have scored nothing yet, and some only the first. */
export const practiced: Scores[] = [
  { judge: amara!, marks: [[3, 4, 5, 4], [2, 1, 2, 1]], comment: 'Encrypted on the ledger is still on the ledger for good.' },
  { judge: ben!, marks: [[2, 5, 5, 5], [3, 2, 4, 2]], comment: 'Why a database would not do is said in one sentence. I took it at its word.' },
  { judge: chitra!, marks: [[3, 4, 4, 4], [1, 1, 1, 2]], comment: 'No cost, no date, no user.' },
  { judge: diego!, marks: [[5, 3, 4, 4], [2, 1, 2, 2]] },
  { judge: eleni!, marks: [[3, 5, 5, 4], [3, 2, 4, 3]] },
  { judge: farid!, marks: [[2, 4, 3, 5], [1, 1, 2, 1]] },
  { judge: jana, marks: [[4, 4, 5, 4]] },
  { judge: hugo!, marks: [[4, 4, 5, 3]] },
];

/**
 * The kinds of partition each function may write, by how their keys begin (functions/adapters/dynamodb/table.ts). Reading is not split:
 * one table holds one challenge's whole story. test/bundles runs the main job through a gate that enforces exactly these roles.
 */
const everyAct = ['ACT', 'ONCE', 'RATE', 'SESSION'] as const;

/** An official act waits for its place on the public record, and what is salted of it is kept beside. Only the record's own function gives places. */
const official = ['PENDING', 'SHOWN'] as const;

/** `out` and `due` are the jobs' own; of the requests only those of accounts read them: an operator looks at what waits, and who closes an account has its letters erased. */
export const listIndexes = ['owner', 'group'] as const;
export const allIndexes = [...listIndexes, 'out', 'due'] as const;

export const writeRights = {
  challenges: [...everyAct, ...official, 'AGENCY', 'SLUG', 'CH', 'HOOK', 'LINK', 'DUE', 'BATCH', 'FOLLOW'],
  entries: [...everyAct, ...official, 'CH', 'TEAM', 'ENTRY', 'INVITE', 'MAIL', 'RECEIPT', 'DUE'],
  judging: [...everyAct, ...official, 'CH', 'ROUND', 'INVITE', 'MAIL'],
  results: [...everyAct, ...official, 'CH', 'CREDENTIAL', 'MAIL', 'ROUND'],
  accounts: [...everyAct, 'PERSON', 'IDENTITY', 'EMAIL', 'TOKEN', 'MAIL', 'AGENCY', 'CREDENTIAL'],
  atlas: [...everyAct, 'LISTING', 'SUGGESTION'],
  community: [...everyAct, 'EVENT', 'GROUP', 'SPACE'],
  voice: [...everyAct, ...official, 'CH', 'COMMENT'],
  library: [...everyAct, 'COLLECTION', 'PUBLICATION'],
  jobs: [...official, 'ACT', 'AGENCY', 'BATCH', 'CH', 'CREDENTIAL', 'DUE', 'ENTRY', 'EVENT', 'FOLLOW', 'GROUP', 'HOOK', 'INVITE', 'LISTING', 'MAIL', 'NEWS', 'PUBLICATION', 'RATE', 'ROUND', 'SOURCE', 'STATUS', 'SUGGESTION', 'TEAM', 'WATERMARK'],
  /** Signs credentials and the lists of their states. */
  credentials: [...official, 'ACT', 'CREDENTIAL', 'STATUS'],
  record: ['LOG', 'PENDING', 'SHOWN'],
  /** Also all that it reads. */
  witness: ['WITNESSED'],
} as const;

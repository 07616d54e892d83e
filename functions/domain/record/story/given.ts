import * as z from 'zod';
import { canonical, type Sha256 } from '../../words/canonical.ts';
import { PublishedBundle } from '../../judging/bundle/published-bundle.ts';
import { readVoteFile, voteFormat, type VoteFile } from '../../voice/vote-file.ts';
import { refuseFormat } from '../refuse-format.ts';
import { parseOpenedEntries, type OpenedEntries } from './opened-entries.ts';
import { parseReveal, type RevealBundle } from './reveal-bundle.ts';

type Named = { name: string; bytes: Uint8Array };
export type GivenFile<T> = T & Named & { /** SHA-256 of the file, in hex. */ hash: string };

/** What lies beside a log: files whose hashes stand in it. */
export type Given = {
  openings: GivenFile<{ opened: OpenedEntries }>[];
  reveals: GivenFile<{ reveal: RevealBundle }>[];
  results: GivenFile<{ result: PublishedBundle }>[];
  /** Opened ballots of votes of the public. */
  votes: GivenFile<{ vote: VoteFile }>[];
  /** Decision records: the codes of entries that were selected before others above them, or put in another place. Their hash is that of their canonical JSON. */
  records: { name: string; hash: string; explained: Set<string>; /** It tells only the first of them. */ cut: boolean; /** Codes of those it says won; undefined where it does not list every entry. */ winners?: Set<string> | undefined }[];
  /** The verifier key that signed the head. */
  key?: string | undefined;
};

const formatIn = (bytes: Uint8Array, where: string): { json: unknown; format: string } => {
  try {
    const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as { format?: unknown };
    return { json, format: String(json.format) };
  } catch {
    throw refuseFormat(where, 'it is not JSON, or not all of it.');
  }
};

const ofEntries = z.array(z.object({ code: z.string() }));
/** As much of a decision record as is read here. */
const WrittenRecord = z.object({ rows: z.array(z.object({ code: z.string(), outcome: z.string() })).optional(), total: z.int().optional(), departures: ofEntries, departed: z.int().optional(), overrides: ofEntries.default([]) });

/** Each by the form it says it has. @throws Refusal where one has none of them, or breaks it. */
export const readGiven = (files: readonly Named[], sha256: Sha256): Omit<Given, 'key'> => {
  const given: Omit<Given, 'key'> = { openings: [], reveals: [], results: [], votes: [], records: [] };
  for (const { name, bytes } of files) {
    const where = `the file ${name}`;
    const { json, format } = formatIn(bytes, where);
    const file = { name, bytes, hash: sha256(bytes) };
    if (format === 'laurel-opened-entries/1') given.openings.push({ ...file, opened: parseOpenedEntries(bytes, where) });
    else if (format === 'laurel-reveal/1') given.reveals.push({ ...file, reveal: parseReveal(bytes, where) });
    else if (format === voteFormat) {
      const vote = readVoteFile(json);
      if (!vote) throw refuseFormat(where, 'it is not written as the file of a vote is.');
      given.votes.push({ ...file, vote });
    } else if (format.startsWith('laurel-judging-sealed/')) {
      const result = PublishedBundle.safeParse(json);
      if (!result.success) throw refuseFormat(where, 'it is not written as a published result is. laurel recompute says where.');
      given.results.push({ ...file, result: result.data });
    } else {
      const record = WrittenRecord.safeParse(json);
      if (!record.success) throw refuseFormat(where, 'it is no published result, decision record, reveal bundle, file of ballots or file of opened entries.');
      const { rows, total, departures, departed = 0, overrides } = record.data;
      const winners = rows && (total ?? rows.length) <= rows.length ? new Set(rows.filter(({ outcome }) => outcome === 'winner').map(({ code }) => code)) : undefined;
      given.records.push({ name, hash: sha256(canonical(json)), explained: new Set([...departures, ...overrides].map(({ code }) => code)), cut: departed > departures.length, winners });
    }
  }
  return given;
};

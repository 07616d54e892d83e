import { DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { canonical } from '../../functions/domain/words/canonical.ts';
import type { World } from './world.ts';

const random: [RegExp, string][] = [
  [/\b([a-z]{3})_[0-9a-z]{21}\b/g, '$1'],
  [/\bp_[0-9a-z]{21}\b/g, 'alias'],
  [/"PENDING#\d"/g, '"PENDING"'],
  [/(\\"entry\\":\\")[0-9A-Z]{6}/g, '$1code'],
  [/("seen":\[)[^\]]*/g, '$1looks'],
  [/\b[0-9a-f]{64}\b/g, 'digest'],
  [/\bR-[0-9A-Z]{12}\b/g, 'receipt'],
  [/\bE-[0-9A-Z]{10}\b/g, 'entry on the record'],
  [/\bC-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, 'number'],
  [/("entryCode\\?":\\?")[^"\\]*/g, '$1code'],
  // a place in a status list is drawn by lot
  [/((?:statusListIndex\\?":\s*\\?"|STATUS#[^"]*","sk":"|"index\\?":|#)\s*)\d{1,12}(?=[\\",}])/g, '$1place'],
  [/\bq-[0-9a-z]{26}\b/g, 'store-key'],
  [/\bx-[0-9a-z]{26}\b/g, 'export-run'],
  [/\batlas-[0-9a-z]{26}\b/g, 'snapshot-file'],
  // how well random ids can be packed
  [/("_t":"listing-snapshot".*"bytes":)\d+/g, '$10'],
  [/(trusted-permits-pilots|trusted-permits|a-secret-plan)-[0-9a-z]{6}/g, '$1'],
  [/("code\\?":\\?")[^"\\]*/g, '$1code'],
  [/(\b[Ee]ntry )[0-9A-Z]{6}\b/g, '$1code'],
  [/("codes":\[)[^\]]*/g, '$1codes'],
  [/("pk":"CH#chl#GALLERY".*?"sk":")[^"]*/g, '$1code'],
  [/(#ON#entry#chl#)[0-9A-Z]{6}/g, '$1code'],
  [/("on":\{"challengeId":"chl","id":")[0-9A-Z]{6}/g, '$1code'],
  [/\bb-[0-9a-z]{20}\b/g, 'ballot'],
  [/("(?:network|connection|domain)":")[0-9a-f]{24}/g, '$1source'],
  [/(\\?"(?:choices|tally)\\?":\[)[^\]]*/g, '$1codes'],
  // names made up for a deliberation room are drawn by lot
  [/\bJudge [AB]\b/g, 'Judge'],
  [/("c":")[^"]*/g, '$1code'],
  // what a draw was made from, packed: ids and secrets
  [/"bytes":\{[^}]*\}/g, '"bytes"'],
  [/(#SELECTED","groupsk":")[^"]*/g, '$1code'],
  [/(#DECISIONS","ownersk":")[^"#]*/g, '$1code'],
  // which table of a demo day somebody was sent to is drawn by lot
  [/("kind":"demo-day\.[^}]*"table":)\d+/g, '$1n'],
  [/("freed\\?":)\d+/g, '$1n'],
  // what a proposal is known by: a short hash of ids
  [/\b[0-9a-f]{10} [0-9a-f]{10}\b/g, 'look'],
  [/[A-Za-z0-9_-]{43,}/g, 'secret'],
  [/"OUT#\d"/g, '"OUT"'],
  // a session that is void already may be counted among those that were ended
  [/("ended\\?":)\d/g, '$1n'],
  // Every try to publish assignments claims the round's next version: how many tries there were is not an effect.
  [/rnd \d{9}/g, 'batch'],
  [/("_t":"round".*"version":)\d+/g, '$10'],
  [/(\\"judgeCount\\":\d+,\\"version\\":)\d+/g, '$10'],
];

/** Who is sent to which table of a demo day is drawn by lot, and all that follows from it. */
const byLot = (line: string) => (line.includes('"_t":"demo-') ? line.replaceAll(/-?\d+(\.\d+)?(e-\d+)?/g, 'n').replaceAll(/"(drawn|shared|shut)":("\w+"|true|false|\[[^\]]*\])/g, '"$1"') : line);

type Row = { place: number };
/** Rows kept by code stand in the order of codes drawn at random. */
const byPlace = (item: object) => ('_t' in item && item._t === 'ranking-codes' && 'rows' in item ? { ...item, rows: (item.rows as Row[]).toSorted((a, b) => a.place - b.place) } : item);

/** Every item that the store holds, each as one line. */
export const allItems = async ({ engine }: World): Promise<string[]> => {
  const documents = DynamoDBDocumentClient.from(engine.client, { marshallOptions: { removeUndefinedValues: true } });
  const lines: string[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page: ScanCommandOutput = await documents.send(new ScanCommand({ TableName: engine.table, ExclusiveStartKey: from }));
    lines.push(...(page.Items ?? []).map((item) => canonical(byPlace(item))));
    from = page.LastEvaluatedKey;
  } while (from);
  return lines;
};

/** Everything the store holds, without what is random by nature, as sorted lines; counters of attempts and sessions left out, and pointers to a promise, which may lead nowhere. */
export const wholeTable = async (world: World): Promise<string[]> => {
  const lines = await allItems(world);
  return lines.map((line) => byLot(random.reduce((text, [what, by]) => text.replace(what, by), line))).filter((line) => !/"pk":"(RATE|SESSION)#|"_t":"invitation-pointer"/.test(line)).toSorted();
};

import { counted } from '../../domain/record/receipt/receipt-step.ts';
import { toldLateWords } from '../../domain/record/story/told-late.ts';
import { readOptions } from './read-options.ts';
import { checkWholeLog, findingLine, mostLines, unattachedLine, uncertifiedLine } from './check-whole-log.ts';
import { openLog } from './log-source.ts';
import { sayOutcome } from './say-outcome.ts';
import { trustedKeys } from './trusted-keys.ts';

/** A whole log against its signed head: every file, every byte, every leaf. */
export const fsck = async (args: string[]): Promise<void> => {
  const { values: { policy: given, json = false }, words: [where = ''] } = readOptions(args, { policy: { type: 'string' }, json: { type: 'boolean' } }, ['log']);
  const log = openLog(where);
  const keys = await trustedKeys(given, log);
  const { size, files, findings: ofLog, ofStamps, stamps, signed, seen, witnesses, witnessed, unattached, late } = await checkWholeLog(log, keys.policy);
  const findings = [...ofLog, ...ofStamps];
  const holds = findings.length === 0;
  const lines = [
    holds ? `${log.name}: The log holds. ${counted(size, 'leaf', 'leaves')}, ${counted(files, 'file')}: every byte follows from the signed head. ${seen}` : `${log.name}: The log does not hold: ${counted(findings.length, 'finding')}.`,
    ...findings.slice(0, mostLines).map(findingLine), ...(findings.length > mostLines ? [`  and ${findings.length - mostLines} more; --json has them all.`] : []),
    ...toldLateWords(late).flatMap((line) => ['', line]),
    '', 'Not checked:', ...[...unattachedLine(unattached), ...uncertifiedLine(stamps)].map((line) => `  ${line}`), ...(keys.warning ? [`  ${keys.warning}`] : []), ...(signed ? [] : ['  What the leaves say: first they must be the ones that were signed.']), '  That what the leaves say is true, and that everybody is shown this log.',
  ];
  sayOutcome({ state: holds ? 'holds' : 'fails', lines, value: { log: log.name, keysFrom: keys.from, state: holds ? 'holds' : 'fails', size, files, witnesses, witnessed, late, unattached, findings }, warning: keys.warning }, json);
};

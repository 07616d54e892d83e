import { awsDownloads } from './downloads.ts';
import type { FilePorts } from './ports.ts';
import type { FunctionSettings } from '../settings.ts';

/** For the functions that take files: looking into them is a tenth of a bundle, read for the first upload. */
export const awsFiles = (settings: FunctionSettings): FilePorts => ({
  ...awsDownloads(settings),
  sniffType: async (head) => (await import('../../adapters/system/sniff-type.ts')).sniffType(head),
});

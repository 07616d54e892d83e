import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskStamps } from '../../../functions/adapters/disk/stamps.ts';
import { stampsContract } from '../contract/stamps.ts';

stampsContract('disk', async () => diskStamps(join(mkdtempSync(join(tmpdir(), 'laurel-stamps-')), 'log')));

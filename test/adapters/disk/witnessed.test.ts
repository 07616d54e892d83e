import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskWitnessed } from '../../../functions/adapters/disk/witnessed.ts';
import { sha256 } from '../../../functions/adapters/system/sha256.ts';
import { witnessedContract } from '../contract/witnessed.ts';

witnessedContract('files', async () => diskWitnessed(join(mkdtempSync(join(tmpdir(), 'laurel-witnessed-')), 'heads'), sha256));

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const fromPackage = (): string | undefined => {
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`);
    return join(manifest, '..', 'dynoxide');
  } catch {
    return undefined;
  }
};

/** The embedded DynamoDB engine's program: from npm, else on the PATH. */
export const enginePath = (path: string): string => {
  const candidates = [fromPackage(), ...path.split(delimiter).map((folder) => join(folder, 'dynoxide'))];
  const found = candidates.find((candidate) => candidate !== undefined && existsSync(candidate));
  if (!found) throw new Error(`No DynamoDB engine for ${process.platform}-${process.arch}. Install dynoxide, or set DYNAMODB_ENDPOINT to DynamoDB Local.`);
  return found;
};

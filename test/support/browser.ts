import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { inflate } from '@sparticuz/chromium';

const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
const cache = join(import.meta.dirname, '../../node_modules/.cache');
const howElse = 'Install Chrome or Chromium and set CHROMIUM_PATH to its program.';

/** The package's own arguments switch off web security and site isolation, which the journeys must test; these do not. */
const args = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--font-render-hinting=none',
  // no name or address but this machine's is ever reached, neither by a page nor by the browser itself
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
  '--disable-domain-reliability',
  '--no-pings',
];

const fontsAt = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;

/** `inflate` writes into the temporary folder it reads at the moment of the call. */
const inflateInto = (folder: string, archive: string) => {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return inflate(join(packed, 'bin', archive));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
};

/** Unpacked aside and renamed whole, so that two test files starting at once, or a kill half-way, leave no broken browser. */
export const unpackTo = async (folder: string) => {
  if (existsSync(folder)) return;
  const aside = `${folder}.${randomUUID()}`;
  mkdirSync(aside, { recursive: true });
  await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((archive) => inflateInto(aside, archive)));
  writeFileSync(join(aside, 'fonts.conf'), fontsAt(folder));
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
};

const ownChromium = async () => {
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  await unpackTo(folder);
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { program: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') } };
};

const chosenChromium = async () => {
  const program = process.env['CHROMIUM_PATH'];
  if (program && existsSync(program)) return { program, env: {} };
  if (program) throw new Error(`No browser to test with: CHROMIUM_PATH names ${program}, which is not there. ${howElse}`);
  if (process.platform === 'linux' && process.arch === 'x64') return ownChromium();
  throw new Error(`No browser to test with: the one from npm runs on Linux x64 only. ${howElse}`);
};

/** A headless Chromium that needs no package of the system and cannot leave this machine. Whoever opens it closes it. */
export const openBrowser = async (): Promise<Browser> => {
  const { program, env } = await chosenChromium();
  try {
    return await chromium.launch({ executablePath: program, args, env: { ...process.env, ...env } as Record<string, string> });
  } catch (cause) {
    throw new Error(`No browser to test with: ${program} did not start. ${howElse}`, { cause });
  }
};

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { diskFiles } from '../adapters/disk/file-store.ts';
import { publicFetcher } from '../adapters/network/fetcher.ts';
import { silentFetcher } from '../adapters/network/silent-fetcher.ts';
import { embeddedProvider } from '../adapters/oidc/embedded/provider.ts';
import { embeddedSettings } from '../adapters/oidc/embedded/loopback.ts';
import { relyingParty } from '../adapters/oidc/relying-party.ts';
import { writeWorkbook } from '../adapters/system/workbook.ts';
import { drawPicture } from '../adapters/picture/draw-picture.ts';
import { outboxMailer } from '../adapters/outbox/mailer.ts';
import { makeBeacon } from '../adapters/system/beacon.ts';
import { makeSeals } from '../adapters/system/seals.ts';
import { sniffType } from '../adapters/system/sniff-type.ts';
import { createLocalApp } from '../http/local-app.ts';
import { authRoutes } from '../http/auth.ts';
import { recognizeBy } from '../http/credentials.ts';
import { makeCursors } from '../http/cursor.ts';
import type { Ports } from '../ports/ports.ts';
import { checkStore, claimFolder, demoPlays, emptyFolder, inFolder } from './local/data-folder.ts';
import { loadDemo } from './demo/load.ts';
import { personas } from './demo/personas.ts';
import { buildSite, siteClient, siteServer } from './local/build.ts';
import { startJobs } from './local/jobs.ts';
import { withLog } from './local/log-files.ts';
import { inRecord, localRecording, localStamps, localTiles, localWitnessing } from './local/recording.ts';
import { localSigning } from './local/signing.ts';
import { serveLocal } from './local/server.ts';
import { openLocalStore } from './local/store.ts';
import { readPolicy, watchOf } from './record-policy.ts';
import { readLocalSettings } from './settings.ts';
import { openSite } from './site.ts';
import { askTimestamper } from '../adapters/system/ask-timestamper.ts';
import { askWitness } from '../adapters/system/ask-witness.ts';
import { verify } from '../adapters/system/verify.ts';
import { digest } from '../adapters/system/sha256.ts';
import { witnessRoutes } from '../http/witness.ts';
import { storePorts } from './store-ports.ts';
import { tellEarlier } from '../use-cases/system/earlier/tell-earlier.ts';

export type LocalOptions = { port: number; data: string; reset: boolean; empty: boolean };
const say = (line: string) => console.log(line);
const log = (line: Record<string, unknown>) => console.error(JSON.stringify(line));

const secretIn = (data: string): string => {
  const path = join(data, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
};

const localPorts = async (data: string, origin: string) => {
  const policy = readPolicy(readLocalSettings().RECORD_POLICY);
  const { store, stop } = await openLocalStore(data, () => {
    console.error('The data engine has ended. Start Laurel again; what was saved is there.');
    process.exit(1);
  });
  const secret = secretIn(data);
  const fileStore = diskFiles({ folder: join(data, 'files'), origin, secret, now: Date.now });
  const mailer = outboxMailer(join(data, 'outbox'));
  const site = { origin, name: readLocalSettings().SITE_NAME };
  const tiles = localTiles(data);
  const stamps = localStamps(data);
  const ports: Ports = { ...storePorts(store), tiles, stamps, fileStore, sniffType, drawPicture: async (facts) => drawPicture(facts), writeWorkbook, fetcher: readLocalSettings().CALL_OUT === 'yes' ? publicFetcher({ loopbackPosts: true }) : silentFetcher, beacon: makeBeacon(secret), seals: makeSeals(secret), site };
  const watch = watchOf(policy);
  const asking = { tiles, witness: askWitness(), policy, verify, digest, sizes: new Map<string, number>(), log };
  const stamping = { tiles, stamps, timestamper: askTimestamper(), authorities: readLocalSettings().RECORD_TIMESTAMPS, clock: ports.clock, digest: ports.digest, log };
  const verifier = ports.sha256(readFileSync(join(siteClient, 'verify.html')));
  const record = { recording: await localRecording(ports, tiles, data), url: `${origin}/record/log`, watch, verifier, asking, stamping };
  const witness = witnessRoutes(await localWitnessing(ports, policy.logs, data), { prefix: '/record/witness', sha256: ports.sha256, log });
  return { witness, ports, mailer, fileStore, record, signing: await localSigning(data, origin), secret, stop };
};

/** Everything in one process tree: engine, files, identity, mail, API, jobs and site. */
export const startLocal = async ({ port, data: folder, reset, empty }: LocalOptions): Promise<void> => {
  const [data, origin] = [resolve(folder), `http://localhost:${port}`];
  const release = claimFolder(data);
  if (reset || demoPlays(data)) emptyFolder(data);
  // Where somebody's data is already, no demo is played over it.
  const fresh = !existsSync(inFolder(data).store);
  if (!readLocalSettings().DYNAMODB_ENDPOINT) checkStore(data);
  buildSite(say);
  const { witness, ports, mailer, fileStore, record, signing, secret, stop } = await localPorts(data, origin);
  const api = createLocalApp({ ports, cursors: makeCursors(secret), origin, recognize: recognizeBy(ports, origin), log });
  const auth = authRoutes({ ports, identity: relyingParty(embeddedSettings(origin), `${origin}/auth/callback`), origin, log });
  const { server } = (await import(pathToFileURL(siteServer).href)) as typeof import('#site-server');
  const site = openSite(server, { origin, siteName: ports.site.name, siteContact: readLocalSettings().SITE_CONTACT, local: true, now: () => ports.clock.now(), api: withLog(api, inRecord(data).log) });
  // nothing is older than the record of a new folder
  if (fresh) await tellEarlier(ports, log, { hasTime: () => true });
  if (!empty && fresh) await loadDemo(ports, data, (url, bytes) => fileStore.receive(url.split('/').at(-1)!, Readable.from([bytes])), signing, say);
  const jobs = startJobs(ports, mailer, log, record, signing);
  const http = await serveLocal({ api, auth, identity: embeddedProvider({ origin, offers: empty ? [] : personas }), site, files: fileStore, witness, logFolder: inRecord(data).log, clientFolder: siteClient, now: Date.now, wrote: jobs.nudge, log }, port).catch(
    async (error: unknown) => {
      await jobs.stop();
      await stop();
      release();
      throw error;
    },
  );
  say(`Laurel is at ${origin}`);
  const end = async () => {
    http.close();
    http.closeAllConnections();
    await jobs.stop();
    await stop();
    release();
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
};

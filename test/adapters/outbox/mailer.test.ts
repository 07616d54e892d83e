import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboxMailer } from '../../../functions/adapters/outbox/mailer.ts';
import { mailerContract, type Letter } from '../contract/mailer.ts';

const read = (eml: string): Letter => {
  const [head = '', ...body] = eml.split('\r\n\r\n');
  const headers = Object.fromEntries(head.split('\r\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
  return { to: headers['To']!, from: headers['From']!, subject: headers['Subject']!, text: body.join('\r\n\r\n') };
};

mailerContract('a folder of this machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-outbox-'));
  const aside = `${folder}-aside`;
  return {
    mailer: outboxMailer(folder),
    arrived: () => readdirSync(folder).filter((name) => name.endsWith('.eml')).toSorted().map((name) => {
      const letter = read(readFileSync(join(folder, name), 'utf8'));
      rmSync(join(folder, name));
      return letter;
    }),
    // a file where the folder was: nothing can be written there
    breakDown: () => { renameSync(folder, aside); writeFileSync(folder, ''); },
    mend: () => { rmSync(folder); renameSync(aside, folder); },
    stop: () => rmSync(folder, { recursive: true }),
  };
});

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mailer } from '../../ports/mailer.ts';

const header = (text: string) => text.replace(/[\r\n]+/g, ' ');

/** Letters as .eml files in a folder: nothing leaves this machine. */
export const outboxMailer = (folder: string): Mailer => ({
  async send(mail) {
    await mkdir(folder, { recursive: true });
    const lines = [`To: ${header(mail.to)}`, 'From: Laurel <laurel@localhost>', `Subject: ${header(mail.subject)}`, `Date: ${new Date(mail.createdAt).toUTCString()}`, 'Content-Type: text/plain; charset=utf-8', '', mail.text];
    const path = join(folder, `${mail.createdAt.replaceAll(':', '-')}-${mail.id}.eml`);
    await writeFile(`${path}.part`, lines.join('\r\n'));
    await rename(`${path}.part`, path);
    return { outcome: 'taken' };
  },
});

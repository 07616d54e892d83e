import type { Report } from '../domain/report.ts';
import type { Ports } from '../ports/ports.ts';
import { noteReturn } from '../use-cases/system/note-return.ts';
import { noteScan } from '../use-cases/system/note-scan.ts';

/** What a service outside told us. Each case is safe to repeat: the same report may come twice, and late. */
export const onReport = (ports: Pick<Ports, 'files' | 'publicationFiles' | 'mails' | 'sha256' | 'clock'>, report: Report): Promise<void> => {
  switch (report.kind) {
    case 'scanned': return noteScan(ports, report);
    case 'returned': return noteReturn(ports, report);
  }
};

import { readScan } from '../../adapters/guardduty/scan-report.ts';
import { readReturn } from '../../adapters/ses/return-report.ts';
import type { Report } from '../../domain/report.ts';

/** An event of EventBridge in our words, or undefined when it is something else, such as records of the table's stream. */
export const readReport = (event: unknown): Report | undefined => readScan(event) ?? readReturn(event);

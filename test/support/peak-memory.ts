import { readFileSync } from 'node:fs';

/** The most memory this process ever held, in MB. What `resourceUsage` tells begins with the parent's. */
export const peakMemory = (): number => Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024);

/**
 * Line-work as on banknotes, drawn from a record's digest: the same record, the same figure. Decoration only; the digest
 * in text is the proof. Both functions are pure, so the server draws and nothing runs in the browser.
 */
const turn = 2 * Math.PI;

const bytesOf = (digest: string): number[] => Array.from({ length: 16 }, (_, i) => parseInt(digest.slice(i * 2, i * 2 + 2), 16) || 0);

/** How many petals, waves on each, how far out, how deep, how deep the waves, and where they begin. */
type Wave = [petals: number, overtone: number, radius: number, swing: number, ripple: number, phase: number];
type Ring = { path: string; angles: number[] };
export type Rosette = { rings: Ring[] };

const ring = ([petals, overtone, radius, swing, ripple, phase]: Wave, count: number, points: number): Ring => {
  const at = (_: unknown, i: number) => {
    const angle = (i / points) * turn;
    const reach = radius + swing * Math.cos(petals * angle) + ripple * Math.cos(petals * overtone * angle + (phase / 255) * turn);
    return `${Math.round(reach * Math.cos(angle))} ${Math.round(reach * Math.sin(angle))}`;
  };
  return { path: `M${Array.from({ length: points }, at).join('L')}Z`, angles: Array.from({ length: count }, (_, i) => Math.round((3600 * i) / petals / count) / 10) };
};

/** Two rings in a box of 2000 units around 0,0. */
export const rosette = (digest: string, fine: boolean): Rosette => {
  const b = bytesOf(digest);
  const points = fine ? 168 : 96;
  return { rings: [
    ring([6 + (b[0]! % 6), 2 + (b[1]! % 2), 770, 110 + (b[2]! % 70), 30 + (b[3]! % 50), b[5]!], fine ? 10 : 7, points),
    ring([5 + (b[6]! % 7), 1 + (b[8]! % 2), 400, 120 + (b[7]! % 60), 20 + (b[9]! % 50), b[10]!], fine ? 8 : 5, points / 2),
  ] };
};

/** Eight strands across a box of 1200 by 40 units. */
export const strands = (digest: string): string[] => {
  const b = bytesOf(digest);
  const waves = 5 + (b[7]! % 4);
  const beats = 2 + (b[8]! % 3);
  const [shift, drift] = [(b[9]! / 255) * turn, (b[10]! / 255) * turn];
  const strand = (offset: number) => {
    const at = (i: number) => {
      const t = (i / 150) * turn;
      const y = 20 + 16 * Math.sin(waves * t + offset + shift) * (0.62 + 0.38 * Math.cos(beats * t + drift));
      return `${i * 8} ${y.toFixed(1)}`;
    };
    return `M${Array.from({ length: 151 }, (_, i) => at(i)).join('L')}`;
  };
  return Array.from({ length: 8 }, (_, k) => strand((k / 8) * Math.PI));
};

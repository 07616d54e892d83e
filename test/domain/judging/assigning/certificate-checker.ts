/**
 * Checks a published assignment with the published prices alone: what it is worth, and what nothing can exceed. Shares no code
 * with the engine. Pairs: [entry, judge, value, chosen]. Slots: per judge, the reserve price of each place it has.
 */
export const checkCertificate = (pairs: [number, number, number, boolean][], reviews: number[], prices: number[], slots: number[][], group: number[]) => {
  let [worth, bound] = [0, 0];
  const load = prices.map(() => 0);
  const wishes = reviews.map(() => [] as { gain: number; key: string }[]);
  for (const [entry, judge, value, chosen] of pairs) {
    wishes[entry]!.push({ gain: value - prices[judge]!, key: group[judge]! < 0 ? `judge ${judge}` : `group ${group[judge]}` });
    if (chosen) worth += value - slots[judge]![load[judge]!++]!;
  }
  wishes.forEach((all, entry) => {
    const best = new Map<string, number>();
    for (const { gain, key } of all) best.set(key, Math.max(gain, best.get(key) ?? -Infinity));
    bound += [...best.values()].sort((a, b) => b - a).slice(0, reviews[entry]).reduce((sum, gain) => sum + gain, 0);
  });
  slots.forEach((places, judge) => places.forEach((place) => { bound += Math.max(0, prices[judge]! - place); }));
  return { worth, bound };
};

const scales: Record<string, number> = { '': 1, k: 1_000, thousand: 1_000, m: 1_000_000, million: 1_000_000, b: 1_000_000_000, billion: 1_000_000_000 };
const shape = /^(?:US|USD)?\s*\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?\s*(k|m|b|thousand|million|billion)?\s*(?:USD|US dollars|dollars)?$/i;

/** "$85,000", "$3,000,000.00", "1.5 million" as whole cents; undefined when the text is anything else, or is not a whole number of cents. */
export const readWrittenAmount = (text: string): number | undefined => {
  const found = shape.exec(text.trim());
  if (!found) return undefined;
  const [, dollars, fraction = '', scale = ''] = found;
  // In whole millionths, because 0.1 has no exact double.
  const millionths = BigInt(dollars!.replaceAll(',', '')) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  const scaled = millionths * BigInt(scales[scale.toLowerCase()]!);
  if (scaled % 10_000n !== 0n) return undefined;
  const cents = Number(scaled / 10_000n);
  return Number.isSafeInteger(cents) ? cents : undefined;
};

/** The end of the same day of a later month, or of its last. Days are in UTC. */
export const monthsAfter = (at: string, months: number): string => {
  const from = new Date(at);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(from.getUTCDate(), last), 23, 59, 59, 999)).toISOString();
};

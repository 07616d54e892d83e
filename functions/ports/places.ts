/** Lists that came after what they hold was stored. */
export type Places = {
  /** Puts one page of published events or of groups in lists that an earlier release did not keep; false when nothing is left. Each is one transaction, and what changed meanwhile is left to that change. Safe to repeat. */
  again(): Promise<boolean>;
};

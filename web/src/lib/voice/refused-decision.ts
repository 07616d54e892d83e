type Refused = { values?: Record<string, unknown>; faults?: Record<string, string> };
/** The comment whose form was refused, with what was typed. */
export const wrongOf = (refused: Refused | undefined) => {
  const id = String(refused?.values?.['id'] ?? '');
  return id ? { id, reason: String(refused?.values?.['reason'] ?? ''), error: refused?.faults?.[`reason-${id}`] } : undefined;
};

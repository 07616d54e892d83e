/** How a judge can be too near to a team: enough for the conflicts officers of the agency, and no more than that. */
export const conflictKinds = [
  { value: 'near', label: 'Family or close friends' },
  { value: 'work', label: 'Work: a colleague, an employer, somebody I advise' },
  { value: 'money', label: 'Money: a share, a debt, a competitor' },
  { value: 'other', label: 'Something else' },
] as const;

/** The reason that is stored: the kind in words, and what was written besides. */
export const conflictReason = (kind: string, more: string): string | undefined => {
  const known = conflictKinds.find(({ value }) => value === kind)?.label;
  return known && (more ? `${known}. ${more}` : known);
};

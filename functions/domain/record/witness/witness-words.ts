/** Who of the witnesses that the policy names signed a head; `of`: how many it names. */
export type Witnessing = { by: string[]; of: number; enough: boolean };

/** Whether others than this site signed the head: without any, nobody could tell if two were shown different logs. */
export const witnessWords = ({ by, of, enough }: Witnessing): string => {
  if (by.length === 0) return of === 0 ? 'Not yet witnessed' : `Not yet witnessed: none of ${of} signed it so far`;
  const names = by.join(', ');
  return enough ? `Witnessed by ${names}` : `Not yet witnessed by enough: ${by.length} of ${of} signed it (${names})`;
};

/** Practice that is not saved waits on this device alone, by person and sample. Signing out clears it (functions/http/auth.ts). */
export type Practiced = { marks: Record<string, number>; comments: Record<string, string> };
type Place = { person: string; sample: string };

const nameOf = ({ person, sample }: Place) => `laurel:practice:${person}:${sample}`;

/** A full or forbidden store is no fault: the words are still on the page. */
const tried = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

export const rememberPractice = (place: Place, { marks, comments }: Practiced): void => tried(() => localStorage.setItem(nameOf(place), JSON.stringify({ marks, comments })));
export const forgetPractice = (place: Place): void => tried(() => localStorage.removeItem(nameOf(place)));
export const recallPractice = (place: Place): Practiced | undefined => tried(() => JSON.parse(localStorage.getItem(nameOf(place)) ?? 'null') as Practiced | null) ?? undefined;

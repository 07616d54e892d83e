/** What was typed into one of the forms of the page, and what is the matter with it. */
export type FormState = { typed(name: string, otherwise?: string): string; fault(name: string): string | undefined };

type Refused = { values: Record<string, unknown>; faults: Record<string, string> } | undefined;
export const formState = (of: string, refused: Refused): FormState => {
  const own = refused?.values['of'] === of ? refused : undefined;
  return { typed: (name, otherwise = '') => (own ? String(own.values[name] ?? '') : otherwise), fault: (name) => own?.faults[`${of}-${name}`] };
};

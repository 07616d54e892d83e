/** What stands in the inputs, as text: names such as `phases.0.name` become lists and groups. Nothing is judged here. */
export type Typed = { [name: string]: TypedPart };
export type TypedPart = string | string[] | Typed | Typed[];

/** Inputs whose names start with _ steer the form and are no part of the draft. */
const isDraft = (name: string) => !name.startsWith('_');
const isRow = (step: string | undefined) => step !== undefined && /^\d+$/.test(step);

const put = (group: Record<string, unknown>, steps: string[], text: string): void => {
  const [step = '', ...rest] = steps;
  if (rest.length === 0) {
    const before = group[step];
    group[step] = before === undefined ? text : Array.isArray(before) ? [...(before as string[]), text] : [before, text];
    return;
  }
  group[step] ??= {};
  put(group[step] as Record<string, unknown>, rest, text);
};

/** Groups whose names are all numbers are lists, in the order of the numbers. */
const listed = (part: unknown): unknown => {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  const entries = Object.entries(part).map(([name, inner]): [string, unknown] => [name, listed(inner)]);
  if (entries.length > 0 && entries.every(([name]) => isRow(name))) return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  return Object.fromEntries(entries);
};

export const typedIn = (form: FormData): Typed => {
  const draft = {};
  for (const [name, text] of form) if (isDraft(name) && typeof text === 'string') put(draft, name.split('.'), text.replaceAll('\r\n', '\n'));
  return listed(draft) as Typed;
};

/** For the inputs: the text under a name, '' when there is none. */
export const textOf = (group: Typed | undefined, name: string): string => {
  const part = group?.[name];
  return typeof part === 'string' ? part : Array.isArray(part) && typeof part.at(-1) === 'string' ? String(part.at(-1)) : '';
};
export const textsOf = (group: Typed | undefined, name: string): string[] => {
  const part = group?.[name];
  return typeof part === 'string' ? (part === '' ? [] : [part]) : Array.isArray(part) ? part.filter((text) => typeof text === 'string') : [];
};
export const rowsOf = (group: Typed | undefined, name: string): Typed[] => {
  const part = group?.[name];
  return Array.isArray(part) ? part.filter((row): row is Typed => typeof row === 'object') : [];
};
/** What a row is called to whoever hears the page: `Prize 2: Runner-up`, and `Prize 2` while it has no name. */
export const rowTitle = (what: string, row: number, name: string): string => (name ? `${what} ${row + 1}: ${name}` : `${what} ${row + 1}`);
export const isOn = (group: Typed | undefined, name: string): boolean => textOf(group, name) !== '';

type Field<A> = { id: string; label: string; type: string; judges: boolean; answer?: A | undefined };
type Section<A> = { id: string; title: string; fields: Field<A>[] };
export type Pairing<A> = { id: string; title: string; fields: (Pick<Field<A>, 'id' | 'label' | 'type' | 'judges'> & { answers: (A | undefined)[] })[] };

/** Every question of either form once, in the order of the first, with both answers. A question that only one of them was asked has one. */
export const sideBySide = <A>(one: Section<A>[], other: Section<A>[]): Pairing<A>[] => {
  const both = [...one, ...other.filter(({ id }) => !one.some((section) => section.id === id))];
  return both.map(({ id, title }) => {
    const [first, second] = [one, other].map((sections) => sections.find((section) => section.id === id)?.fields ?? []) as [Field<A>[], Field<A>[]];
    const asked = [...first, ...second.filter((field) => !first.some((known) => known.id === field.id))];
    return { id, title, fields: asked.map((field) => ({ id: field.id, label: field.label, type: field.type, judges: field.judges, answers: [first, second].map((fields) => fields.find((known) => known.id === field.id)?.answer) })) };
  });
};

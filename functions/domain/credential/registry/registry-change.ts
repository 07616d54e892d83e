import * as z from 'zod';

export const changeKinds = ['issued', 'suspended', 'reinstated', 'withdrawn', 'replaced', 'renewed'] as const;

/** One line of the feed of changes: which number, what, when. It names nobody. */
export const RegistryChange = z.object({ id: z.string(), number: z.string(), what: z.enum(changeKinds), at: z.iso.datetime() });
export type RegistryChange = z.infer<typeof RegistryChange>;

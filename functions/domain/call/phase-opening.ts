/** Nothing opens to anybody before the challenge is public: a phase that was under way by then opens with it. */
export const openingOf = ({ opensAt, closesAt }: { opensAt: string; closesAt: string }, publishAt: string | undefined): string =>
  publishAt !== undefined && opensAt < publishAt && publishAt < closesAt ? publishAt : opensAt;

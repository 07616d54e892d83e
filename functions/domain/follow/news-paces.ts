export const newsPaces = ['at-once', 'daily', 'weekly'] as const;
export type NewsPace = (typeof newsPaces)[number];

/** What several judges wrote to a team stays apart; their numbers say nothing of who they are. */
export const joinedFeedback = (written: string[]): string => (written.length < 2 ? written : written.map((text, i) => `Judge ${i + 1}\n\n${text}`)).join('\n\n');

/** The fate of a letter, for people: the word, and how loudly it is said. */
export const letterStates = {
  waiting: { word: 'Waiting', tone: '' },
  claimed: { word: 'Not known', tone: 'soon' },
  sent: { word: 'Sent', tone: 'good' },
  failed: { word: 'Failed', tone: 'bad' },
  returned: { word: 'Came back', tone: 'bad' },
  skipped: { word: 'Skipped', tone: '' },
} as const;

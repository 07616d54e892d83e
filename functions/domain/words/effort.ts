/** How long something takes, as people plan it: "45 minutes", "1 hour", "1.5 hours". From an hour on, the half hour is the finest step. */
export const effortWords = (minutes: number): string => {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 30) / 2;
  return hours === 1 ? '1 hour' : `${hours} hours`;
};

export const minutesOfForm = (sections: { minutes: number }[]): number => sections.reduce((sum, section) => sum + section.minutes, 0);

/** What Krippendorff's alpha means, in a word. Its author relies on single marks from 0.8, and concludes from them tentatively from 0.667 (Content Analysis, chapter 12). */
export const agreedWords = (alpha: number): string => {
  if (alpha >= 0.8) return 'agreed closely';
  if (alpha >= 0.667) return 'agreed for the most part';
  return alpha >= 0.33 ? 'agreed in part' : 'agreed little';
};

/** What Krippendorff's alpha means, in a word. Its author asks for 0.67 before anything is concluded from single marks. */
export const agreedWords = (alpha: number): string => (alpha >= 0.67 ? 'agreed closely' : alpha >= 0.33 ? 'agreed in part' : 'agreed little');

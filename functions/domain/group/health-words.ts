/** How each figure is counted, in words for the report. */
export const howCounted = {
  calls: 'Community calls of the group, not its forums or webinars. A call counts in the quarter in which it was to begin, by Coordinated Universal Time. Held: somebody of the group said that it took place. Cancelled: it was called off beforehand. Missed: its time passed, and nobody said that it took place.',
  participants: 'Everybody who took part in a call counts once for that call; who took part in three calls counts three times in the total. Calls where nobody wrote down who came are left out and named as unknown. Quartiles are interpolated between the two nearest calls.',
  presenters: 'Talks given in calls that were held. A person who spoke twice is named once.',
  organizations: 'Different organizations of those who took part, compared without regard to capitals.',
  sectors: 'Participations by sector. A sector of fewer than three people, or of a single organization, is not shown; nor is the next smallest, where it could be reckoned from the rest. Evenness is Shannon’s entropy of the shares divided by that of five equal shares: 0 when all are of one sector, 1 when the five are equal. It is left out where a sector is not shown.',
  products: 'Work products dated in the quarter. One of which only the year is known is not counted.',
  members: 'Everybody who was a member at the end of the quarter, who joined in it, and who left or was removed in it.',
} as const;

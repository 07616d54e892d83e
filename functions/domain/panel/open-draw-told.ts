/** What judges are told before they decide. */
export const openDrawForJudges = 'The draw will be public with the results, unless fewer than five judges score or a demo day is held: everybody can read which entries you could not read, and which you gave back, without the reason. Your name is not in the file, but people may guess it.';

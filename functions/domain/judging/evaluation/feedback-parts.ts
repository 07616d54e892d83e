/** What a judge can tell a team, in the order in which it is read. It is kept as one text, each part behind its label, so that every reader of the text reads the parts. */
export const feedbackLabels = { strong: 'What is strong', missing: 'What is missing', next: 'What to do next' } as const;
export type FeedbackPart = keyof typeof feedbackLabels;
/** `other`: words before any label, as judges wrote them when there were no parts. */
export type FeedbackParts = Record<FeedbackPart, string> & { other: string };

export const feedbackParts = Object.keys(feedbackLabels) as FeedbackPart[];
/** All three with their labels fit the text. */
export const mostOfPart = 1300;

const label = new RegExp(`^(${Object.values(feedbackLabels).join('|')}): ?`, 'm');
const partOf = (words: string): FeedbackPart => feedbackParts.find((part) => feedbackLabels[part] === words)!;

export const feedbackText = (parts: FeedbackParts): string =>
  [parts.other, ...feedbackParts.map((part) => parts[part].trim() && `${feedbackLabels[part]}: ${parts[part]}`)].filter((text) => text.trim() !== '').join('\n\n');

/** The parts of a text; of a label that stands twice, both. */
export const partsOfFeedback = (text: string): FeedbackParts => {
  const [other = '', ...labeled] = text.split(label);
  const parts: FeedbackParts = { other: other.trim(), strong: '', missing: '', next: '' };
  for (let at = 0; at + 1 < labeled.length; at += 2) {
    const part = partOf(labeled[at]!);
    parts[part] = [parts[part], labeled[at + 1]!.trim()].filter(Boolean).join('\n\n');
  }
  return parts;
};

/** The same text with its labels in bold, and each judge’s words under a heading. */
export const strongLabels = (text: string): string => text.replace(new RegExp(label, 'gm'), '**$1.** ').replace(/^Judge (\d+)$/gm, '### Judge $1');

/** A letter's text in pieces, so that its addresses can be links: plain text is never taken for markup. */
export const letterParts = (text: string): { text: string; link: boolean }[] =>
  text.split(/(https?:\/\/\S+)/).map((part, i) => ({ text: part, link: i % 2 === 1 })).filter((part) => part.text !== '');

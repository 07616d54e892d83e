type Sharing = { othersVisible: 'never' | 'after-own' };

/** Who reads what a judge writes beside the marks, named as the challenge has it: the agency alone, or the judges of the entry too. */
export const panelWords = ({ othersVisible }: Sharing) => {
  const shared = othersVisible === 'after-own';
  const who = shared ? 'panel' : 'agency';
  const hint = `The agency reads it${shared ? ', and so does, without your name, each judge whose scores of this entry are in' : '; other judges do not'}. The team never sees it.`;
  return { comment: `Comment for the ${who}`, note: `To the ${who}`, hint };
};

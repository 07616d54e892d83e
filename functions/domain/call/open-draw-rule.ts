/** The rule, as the call prints it. */
export const openDrawRule = 'The whole draw is published with the results: which judge could read and which judge read which entry, without names and without reasons. Where fewer than five judges score or a demo day is held, it is not.';

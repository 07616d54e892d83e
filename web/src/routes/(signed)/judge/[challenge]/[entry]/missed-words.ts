const buttons = { save: 'Save', skip: 'Skip for now', recuse: 'Report a conflict', abstain: 'Abstain' };
export type Pressed = keyof typeof buttons;
export const pressedIn = (search: string): Pressed => (['skip', 'recuse', 'abstain'] as const).find((one) => search === `?/${one}`) ?? 'save';

type Now = { online: boolean; /** The server answers again. */ again: boolean; counts: boolean; /** Something was typed, and is kept here. */ typed: boolean; /** What the button to save is called here. */ save: string };

/** A button was pressed that could not reach the server: what was not done, and when to press it again. */
export const missedWords = (pressed: Pressed, { online, again, counts, typed, save }: Now): string => {
  const cause = online ? 'the server could not be reached' : 'you are offline';
  const later = online ? 'in a moment' : 'when you are back';
  const back = again && online;
  if (pressed === 'save') {
    if (again) return `You are connected again. What is here ${counts ? 'does not count in place of what you saved' : 'does not count'} until you press ${save}.`;
    return typed ? `Not saved: ${cause}. Your scores are kept here; press ${save} again ${later}.` : `Not saved: ${cause}. Press ${save} again ${later}.`;
  }
  const not = pressed === 'recuse' ? 'Not reported' : 'Not done';
  return back ? `${not}. You are connected again: press ${buttons[pressed]} again.` : `${not}: ${cause}. Press ${buttons[pressed]} again ${later}.`;
};

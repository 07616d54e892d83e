type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;
/** What this screen offers now: the lowest and the highest score, what Save is called, and whether the entry can be skipped. */
export type Desk = { scores: [number, number]; save: string; skips: boolean };
type Shortcut = { keys: (desk: Desk) => string; does: (desk: Desk) => string; fits: (pressed: Pressed) => boolean; /** Answers whether there was anything to do. */ act: (pressed: Pressed, form: HTMLFormElement) => boolean };

const held = ({ ctrlKey, metaKey, altKey }: Pressed) => ctrlKey || metaKey || altKey;
const typing = (target: EventTarget | null) => target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio');

const press = (form: HTMLFormElement, name: string): boolean => {
  const button = form.querySelector<HTMLButtonElement>(`button[data-key="${name}"]`);
  button?.click();
  return button !== null;
};

const score = ({ key, target }: Pressed): boolean => {
  const group = target instanceof Element ? target.closest('fieldset.score') : null;
  const radio = group?.querySelector<HTMLInputElement>(`input[type="radio"][value="${key}"]`);
  if (!radio || typing(target)) return false;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
};

/** The keys of the scoring screen; single ones only where they cannot be typed by accident. What is listed is what is done: one table for both. */
const shortcuts: Record<'score' | 'save' | 'skip' | 'list', Shortcut> = {
  score: {
    keys: ({ scores: [low, high] }) => `${low} to ${Math.min(high, 9)}`, does: () => 'Give that score, while you are on a criterion',
    fits: (pressed) => /^\d$/.test(pressed.key) && !held(pressed), act: score,
  },
  save: {
    keys: () => 'Ctrl or Cmd and Enter', does: ({ save }) => save,
    fits: ({ key, ctrlKey, metaKey }) => key === 'Enter' && (ctrlKey || metaKey), act: (_, form) => press(form, 'save'),
  },
  skip: {
    keys: () => 'Alt and S', does: () => 'Skip for now',
    fits: ({ code, altKey }) => code === 'KeyS' && altKey, act: (_, form) => press(form, 'skip'),
  },
  list: {
    keys: () => '?', does: () => 'Open or close this list, unless you are writing',
    fits: ({ key }) => key === '?',
    act: ({ target }) => {
      if (typing(target)) return false;
      document.getElementById('shortcuts')?.togglePopover();
      return true;
    },
  },
};

/** Which shortcut a key is, if any. */
export const shortcutOf = (pressed: Pressed): keyof typeof shortcuts | undefined => (Object.keys(shortcuts) as (keyof typeof shortcuts)[]).find((name) => shortcuts[name].fits(pressed));

/** What can be pressed here, in words. */
export const listed = (desk: Desk): { name: string; keys: string; does: string }[] =>
  Object.entries(shortcuts).filter(([name]) => name !== 'skip' || desk.skips).map(([name, { keys, does }]) => ({ name, keys: keys(desk), does: does(desk) }));

/** Does what the key stands for; answers whether it was used. */
export const pressed = (event: KeyboardEvent, form: HTMLFormElement): boolean => {
  if (event.defaultPrevented || event.isComposing) return false;
  const name = shortcutOf(event);
  return name !== undefined && shortcuts[name].act(event, form);
};

const typing = (target: EventTarget | null) => target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio');

/** A digit gives that score to the criterion the judge is on. */
const score = (event: KeyboardEvent): boolean => {
  if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return false;
  const group = event.target instanceof Element ? event.target.closest('fieldset.score') : null;
  const radio = group?.querySelector<HTMLInputElement>(`input[type="radio"][value="${event.key}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
};

/** The keys of the scoring screen: single ones only where they cannot be typed by accident. Answers whether the key was used. */
export const pressed = (event: KeyboardEvent, form: HTMLFormElement): boolean => {
  if (event.defaultPrevented || event.isComposing) return false;
  const button = (name: string) => form.querySelector<HTMLButtonElement>(`button[data-key="${name}"]`);
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') return button('save')?.click() === undefined;
  if (event.altKey && event.code === 'KeyS') return button('skip')?.click() === undefined;
  if (event.key === '?' && !typing(event.target)) return document.getElementById('shortcuts')?.togglePopover() !== undefined;
  return score(event);
};

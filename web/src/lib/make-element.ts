/** An element with words or elements in it. What a file says comes in as text alone. */
export const make = (tag: string, className: string, ...inside: (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside);
  return element;
};

/** A box that takes the focus once it is shown. */
export const titled = (tone: string, title: HTMLElement, ...more: Node[]): HTMLElement => {
  const box = make('div', tone, title, ...more);
  box.tabIndex = -1;
  return box;
};

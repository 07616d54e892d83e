import { rosette } from '../../../../functions/domain/theme/guilloche.ts';

// Beside the desk, on the site's page and on the saved one: the figure of the leaf that was given, as Seal.svelte draws it. It is decoration, and the checks do without it.
const svg = (tag: string, attributes: Record<string, string>): Element => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const draw = (seal: Element): void => {
  const figure = svg('svg', { viewBox: '-1000 -1000 2000 2000', width: '120', height: '120', class: 'seal', fill: 'none', stroke: 'currentColor', 'stroke-width': '9', 'aria-hidden': 'true' });
  for (const { path, angles } of rosette(seal.getAttribute('data-leaf')!, true).rings) {
    for (const angle of angles) figure.append(svg('path', { d: path, transform: `rotate(${angle})` }));
  }
  figure.append(svg('circle', { r: '985' }));
  seal.replaceWith(figure);
};

new MutationObserver(() => { document.querySelectorAll('[data-leaf]').forEach(draw); }).observe(document.querySelector('[data-outcome]')!, { childList: true });

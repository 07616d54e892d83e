import { make } from '../make-element.ts';

// Beside the desk on the site's page alone: a saved page is not saved again.
const desk = document.querySelector<HTMLElement>('[data-verify]')!;
const link = document.querySelector<HTMLAnchorElement>('[data-save-page]')!;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');

/** The page as one file, with the keys that stand in this one. */
link.addEventListener('click', async (event) => {
  event.preventDefault();
  const reply = await fetch(link.href).catch(() => undefined);
  if (!reply?.ok) {
    link.after(make('strong', '', ' The page could not be fetched. Try again when you are online.'));
    return;
  }
  const page = (await reply.text()).replace('data-policy=""', () => `data-policy="${escaped(desk.dataset['policy']!)}"`);
  const saved = document.createElement('a');
  saved.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  saved.download = link.download;
  saved.click();
  URL.revokeObjectURL(saved.href);
});

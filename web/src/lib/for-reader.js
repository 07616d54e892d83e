// What a page that is the same for everybody can still say to one reader.
for (const link of document.querySelectorAll('[data-signed-in]')) {
  if (/(^|; )signed-in=1/.test(document.cookie)) link.textContent = link.getAttribute('data-signed-in');
}

// Whoever is registered reads that they are, and is led to their place instead of to the form.
/** @param {Element} part */
const showPlace = async (part) => {
  const reply = await fetch(part.getAttribute('data-place') ?? '', { headers: { accept: 'application/json' }, cache: 'no-store' });
  const { state } = reply.ok ? await reply.json() : { state: 'none' };
  const said = part.querySelector(`[data-place-is="${state}"]`);
  if (!said) return;
  said.removeAttribute('hidden');
  for (const words of part.querySelectorAll('[data-placed]')) words.textContent = words.getAttribute('data-placed');
};
if (/(^|; )signed-in=1/.test(document.cookie)) {
  // without an answer the page stays as it is for everybody
  for (const part of document.querySelectorAll('[data-place]')) showPlace(part).catch(() => undefined);
}

// Beside an instant in the challenge's zone: the same instant in the reader's own, where the two differ.
/** @type {NodeListOf<HTMLTimeElement>} */
const times = document.querySelectorAll('dd > time[data-zone], .notice time[data-zone]');
for (const time of times) {
  const at = new Date(time.dateTime);
  /** @param {Intl.DateTimeFormatOptions} [more] */
  const words = (more) => new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', ...more }).format(at);
  if (words() === words({ timeZone: time.dataset.zone })) continue;
  const own = words({ timeZoneName: 'short' });
  const note = document.createElement('span');
  note.className = 'hint';
  note.textContent = ` (${own.replace(/\sAM/, ' a.m.').replace(/\sPM/, ' p.m.')}, your browser’s time)`;
  time.after(note);
}

const address = new URLSearchParams(location.hash.slice(1)).get('for') ?? '';
if (address) history.replaceState(history.state, '', location.pathname + location.search);

// Whoever goes to sign in from here starts with their own clock's zone, and with the address their letter was sent to.
for (const link of document.querySelectorAll('[data-signed-in], a[href^="/auth/sign-in"]')) {
  link.addEventListener('click', () => {
    const said = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, address };
    for (const [name, value] of Object.entries(said)) document.cookie = `${name}=${encodeURIComponent(value)}; path=/auth; max-age=${value ? 900 : 0}; samesite=lax`;
  });
}

// Nobody is signed in any more: the other windows of this browser ask again whether they may show what they show.
if (document.querySelector('[data-signed-out]')) new BroadcastChannel('signed-out').postMessage(0);

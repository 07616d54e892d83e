import { createHash } from 'node:crypto';

/** Whom one click signs in. */
export type Offer = { email: string; name: string; organization: string; role: string; line: string };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character]!);

const style = `
:root { --ink: #12211d; --ink-2: #43524d; --line: #c3cec8; --wash: #f2f6f3; --accent: #0a5a48; --red: #a3231b; --red-wash: #fdeeec; --amber: #7a4f00; --amber-wash: #fff4d6 }
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: var(--ink); font: 400 1.0625rem/1.55 "Public Sans Variable", "Public Sans", system-ui, sans-serif; font-variant-numeric: tabular-nums }
.local { background: var(--amber-wash); color: var(--amber); border-bottom: 1px solid currentColor; padding: .5rem 1rem; font-size: .875rem; font-weight: 560; text-align: center }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font-size: clamp(2.125rem, 1.5rem + 2.6vw, 3rem); font-weight: 720; letter-spacing: -.028em; line-height: 1.14; margin: 0 0 .5rem }
h2 { font-size: 1.25rem; font-weight: 680; margin: 2.5rem 0 0; padding-top: .75rem; border-top: 2px solid var(--ink) }
p { max-width: 66ch; margin: 0 0 1rem; color: var(--ink-2) }
ul { list-style: none; margin: 0; padding: 0 }
li { border-bottom: 1px solid var(--line) }
li form { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; align-items: center; padding: .75rem 0 }
.role { font-weight: 680 }
.who, .line { font-size: .875rem; color: var(--ink-2); grid-column: 1; margin: 0 }
li button { grid-column: 2; grid-row: 1 / span 3 }
label { display: block; font-weight: 560; margin: 1rem 0 .25rem }
.hint { font-size: .875rem; margin: 0 0 .5rem }
input { font: inherit; color: inherit; width: 100%; max-width: 26rem; min-height: 2.75rem; padding: .375rem .75rem; border: 1px solid var(--ink-2); border-radius: 2px; background: #fff }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .375rem 1.25rem; border: 2px solid var(--accent); border-radius: 2px; background: #fff; color: var(--accent); cursor: pointer }
button.main { background: var(--accent); color: #fff; margin-top: 1rem }
button:hover { background: var(--wash) } button.main:hover { background: #073f32 }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 0; box-shadow: 0 0 0 5px #ffd447 }
.note, .fault { padding: .75rem 1rem; margin: 1.5rem 0; background: var(--amber-wash); color: var(--amber) }
.fault { background: var(--red-wash); color: var(--red) }
.fault-text { color: var(--red); font-weight: 560; margin: 0 0 .5rem }
a { color: var(--accent) }
@media (max-width: 30rem) { li form { grid-template-columns: 1fr } li button { grid-column: 1; grid-row: auto; margin-top: .5rem; width: 100% } }
`;

const font = '@font-face { font-family: "Public Sans Variable"; src: url("/idp/public-sans.woff2") format("woff2"); font-weight: 100 900; font-display: swap }';
const css = font + style;
export const pagePolicy =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const page = (title: string, content: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${css}</style></head>
<body><div class="local" role="note">Local identity provider: anyone can be anyone here.</div><main>${content}</main></body></html>`;

const offer = ({ email, name, organization, role, line }: Offer) => `<li><form method="post">
<input type="hidden" name="email" value="${safe(email)}"><span class="role">${safe(role)}</span>
<p class="who">${safe(name)}${organization ? `, ${safe(organization)}` : ''}</p><p class="line">${safe(line)}</p>
<button aria-label="Sign in as ${safe(role.toLowerCase())}, ${safe(name)}">Sign in</button></form></li>`;

type Shown = { offers: Offer[]; note?: string | undefined; again: boolean; fault?: string | undefined; typed?: string };

export const signInPage = ({ offers, note, again, fault, typed = '' }: Shown): string =>
  page(`${fault ? 'Error: ' : ''}Sign in`, `
<h1>${again ? 'Sign in again' : 'Sign in'}</h1>
<p>${again ? 'What you are about to do needs a fresh sign-in. You come back to the same page.' : 'This program runs on your own machine, so no password is asked. Choose who to be.'}</p>
${note ? `<div class="note">${safe(note)}</div>` : ''}
${offers.length > 0 ? `<h2>People of the demo</h2><ul>${offers.map(offer).join('')}</ul>` : ''}
<h2>Somebody else</h2>
<form method="post" novalidate><label for="email">Email address</label>
<p class="hint" id="hint">Any address. Nothing is sent to it: letters appear on the outbox page.</p>
${fault ? `<p class="fault-text" id="fault">${safe(fault)}</p>` : ''}
<input id="email" name="email" type="email" autocomplete="email" required aria-describedby="hint${fault ? ' fault' : ''}"${fault ? ' aria-invalid="true"' : ''} value="${safe(typed)}">
<label for="name">Name</label><input id="name" name="name" autocomplete="name" maxlength="120">
<div><button class="main">Sign in</button></div></form>`);

export const problemPage = (sentence: string): string =>
  page('Sign-in stopped', `<h1>This sign-in stopped</h1><p>${safe(sentence)}</p><p><a href="/auth/sign-in">Start again</a></p>`);

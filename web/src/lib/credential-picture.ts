import { bakeSvg } from '../../../functions/domain/credential/baked-picture.ts';
import { rosette, strands } from '../../../functions/domain/theme/guilloche.ts';

export type PictureFacts = { title: string; holder: string; issuer: string; /** In words. */ date: string; number: string; /** The agency’s own number for it. */ reference?: string | undefined; /** Of its public page, which says what it is now. */ address: string; /** Why it did not count when this was drawn. */ ended?: { state: string; reason?: string | undefined } | undefined; /** SHA-256 of the credential in hex: the lines are drawn from it. */ digest: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** Lines of at most so many letters; what is beyond the last ends with dots. */
const linesOf = (text: string, letters: number, most: number): string[] => {
  const lines: string[] = [''];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${lines.at(-1)!} ${word}`.trim();
    if (longer.length <= letters || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut = (line: string) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line);
  return lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')].map(cut) : lines.map(cut);
};

type Line = { text: string; size: number; weight?: number; fill?: string };
const ink = '#12211d';
const quiet = '#43524d';
const accent = '#0a5a48';
const alarm = '#a3231b';

const drawnLines = (lines: readonly Line[], from: number): string => {
  let y = from;
  return lines.map(({ text, size, weight = 400, fill = ink }) => {
    y += Math.round(size * 1.35);
    return `<text x="80" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`;
  }).join('');
};

const seal = (digest: string): string => rosette(digest, true).rings.map(({ path, angles }) => angles.map((angle) => `<path d="${path}" transform="rotate(${angle})"/>`).join('')).join('');

/** A certificate as one picture, with its lines drawn from the digest as everywhere else. It proves nothing; what is baked into it does. */
export const certificatePicture = ({ title, holder, issuer, date, number, reference, address, ended, digest }: PictureFacts): string => {
  const said: Line[] = [
    ...(ended ? [{ text: ended.state, size: 40, weight: 700, fill: alarm }, ...linesOf(ended.reason ? `Reason: ${ended.reason}` : '', 72, 2).filter(Boolean).map((text) => ({ text, size: 22, fill: alarm })), { text: ' ', size: 12 }] : []),
    { text: issuer, size: 26, fill: quiet }, ...linesOf(title, 36, 3).map((text) => ({ text, size: 56, weight: 700 })), { text: ' ', size: 14 },
    ...linesOf(holder, 44, 2).map((text) => ({ text, size: 38 })), { text: date, size: 26, fill: quiet }, { text: ' ', size: 14 }, { text: `Number ${number}${reference ? `, ${reference}` : ''}`, size: 22, fill: quiet },
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 850" role="img" aria-label="${escaped(`${ended ? `${ended.state}: ` : ''}${title}: ${holder}`)}" font-family="Public Sans, system-ui, sans-serif">`
    + `<rect width="1200" height="850" fill="#fff"/><g fill="none" stroke="${accent}" stroke-width="1.4" transform="translate(0 40)">${strands(digest).map((path) => `<path d="${path}"/>`).join('')}</g>`
    + drawnLines(said, ended ? 50 : 110)
    + `<g fill="none" stroke="${accent}" stroke-width="9" transform="translate(1030 690) scale(.11)">${seal(digest)}<circle r="985"/></g>`
    + `<text x="80" y="755" font-size="18" fill="${quiet}">Whether it still holds: ${escaped(address)}</text>`
    + (ended ? `<path d="M40 40L1160 810" stroke="${alarm}" stroke-width="10" stroke-opacity=".35"/>` : '')
    + `<text x="80" y="790" font-size="15" font-family="ui-monospace, monospace" fill="${quiet}">${digest}</text></svg>`;
};

/** The picture with the credential inside: what a holder takes along. */
export const bakedCertificate = (facts: PictureFacts, credential: string): string => bakeSvg(certificatePicture(facts), credential);

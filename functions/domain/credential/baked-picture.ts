import { bytesOfText, textOfBytes } from '../record/note/encoding.ts';
import { refuseFormat } from '../record/refuse-format.ts';
import { isToken } from './check/check-token.ts';
import { chunkOf, chunksOf, isPng, startLength, type Chunk } from './png.ts';
import { joined } from '../words/bytes.ts';

// Open Badges 3.0, 5.3: a picture with the credential inside.

const keyword = 'openbadgecredential';
const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const start = bytesOfText(`${keyword}\0`);
const isOurs = ({ type, data }: Chunk): boolean => type === 'iTXt' && start.every((byte, i) => data[i] === byte);

const textOfChunk = ({ data }: Chunk): string => {
  if (data[start.length] !== 0) throw refuseFormat('the picture', 'its credential is compressed, which Open Badges 3.0 forbids.');
  const language = data.indexOf(0, start.length + 2);
  const translated = data.indexOf(0, language + 1);
  if (language === -1 || translated === -1) throw refuseFormat('the picture', 'its credential is not whole.');
  return textOfBytes(data.subarray(translated + 1), 'the picture');
};

/** Neither compressed nor in a language. */
const chunkWith = (text: string): Uint8Array => chunkOf('iTXt', joined([start, new Uint8Array(4), bytesOfText(text)]));

/** A PNG with the credential in it, in place of another that was in it. */
export const bakePng = (png: Uint8Array, credential: string): Uint8Array => {
  if (!isPng(png)) throw refuseFormat('the picture', 'it is not a PNG.');
  const chunks = [...chunksOf(png)];
  if (chunks[0]?.type !== 'IHDR') throw refuseFormat('the picture', 'it is a PNG without its head.');
  const kept = chunks.filter((chunk) => !isOurs(chunk)).map(({ from, to }) => png.subarray(from, to));
  return joined([png.subarray(0, startLength), kept[0]!, chunkWith(credential), ...kept.slice(1)]);
};

/** The credential in a PNG; nothing where there is none. */
export const credentialInPng = (png: Uint8Array): string | undefined => {
  for (const chunk of chunksOf(png)) if (isOurs(chunk)) return textOfChunk(chunk);
  return undefined;
};

const [opens, closes, literal, ends] = ['<openbadges:credential', '</openbadges:credential>', '<![CDATA[', ']]>'] as const;
const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (text: string): string => text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => named[name]!);

type Part = { from: number; to: number; attributes: string; content: string };

/** Where the credential stands. What is literal in it may hold anything but its own end. */
const partIn = (svg: string): Part | undefined => {
  const from = svg.indexOf(opens);
  const head = svg.indexOf('>', from);
  if (from === -1 || head === -1) return undefined;
  const attributes = svg.slice(from + opens.length, head);
  if (attributes.endsWith('/')) return { from, to: head + 1, attributes, content: '' };
  let [at, content] = [head + 1, ''];
  for (;;) {
    const [text, end] = [svg.indexOf(literal, at), svg.indexOf(closes, at)];
    if (end === -1) return undefined;
    if (text === -1 || end < text) return { from, to: end + closes.length, attributes, content: `${content}${plain(svg.slice(at, end))}`.trim() };
    const over = svg.indexOf(ends, text);
    if (over === -1) return undefined;
    content += plain(svg.slice(at, text)) + svg.slice(text + literal.length, over);
    at = over + ends.length;
  }
};

/** An SVG with the credential in it, in place of another that was in it. */
export const bakeSvg = (svg: string, credential: string): string => {
  const old = partIn(svg);
  const clean = (old ? `${svg.slice(0, old.from)}${svg.slice(old.to)}` : svg).replaceAll(/\sxmlns:openbadges="[^"]*"/g, '');
  const root = /<svg\b[^>]*>/.exec(clean);
  if (!root || root[0].endsWith('/>')) throw refuseFormat('the picture', 'it is not an SVG.');
  // in JSON this is the same letter, and nothing ends the part before its end
  const body = isToken(credential) ? ` verify="${credential.trim()}">` : `><![CDATA[${credential.replaceAll(']]>', String.raw`]]\u003e`)}]]>`;
  const after = root.index + root[0].length;
  return `${clean.slice(0, root.index)}${root[0].replace(/^<svg/, `<svg xmlns:openbadges="${namespace}"`)}<openbadges:credential${body}</openbadges:credential>${clean.slice(after)}`;
};

/** The credential in an SVG; nothing where there is none. */
export const credentialInSvg = (svg: string): string | undefined => {
  const part = partIn(svg);
  return part && (/\bverify\s*=\s*["']([^"']+)["']/.exec(part.attributes)?.[1] ?? part.content);
};

/** The text of a credential, in whatever it came: JSON, a token, a picture. Nothing where it is something else. @throws Refusal for a picture that is not whole. */
export const credentialTextIn = (bytes: Uint8Array): string | undefined => {
  if (isPng(bytes)) return credentialInPng(bytes);
  if (bytes.length > 4 * 1024 * 1024) return undefined;
  const text = new TextDecoder().decode(bytes).trim();
  if (isToken(text)) return text;
  if (text.startsWith('<')) return credentialInSvg(text);
  return text.startsWith('{') && /"(Enveloped)?VerifiableCredential"/.test(text) ? text : undefined;
};

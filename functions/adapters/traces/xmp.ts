import type { Trace } from '../../domain/entry/trace.ts';

const properties: [string, Trace['what']][] = [
  ['dc:creator', 'author'], ['xmpRights:Owner', 'owner'], ['dc:rights', 'owner'], ['photoshop:Credit', 'owner'], ['pdfx:Company', 'organization'], ['dc:publisher', 'organization'], ['exif:GPSLatitude', 'place'],
];
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string) => xml.replace(/<[^<>]*>/g, ' ').replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');

/** As an element, with its list where it has one, or as an attribute. */
const valuesOf = (xml: string, name: string): string[] => {
  const elements = xml.split(`<${name}`).slice(1).flatMap((rest) => {
    const end = rest.indexOf(`</${name}>`);
    if (end < 0) return [];
    const inside = rest.slice(rest.indexOf('>') + 1, end);
    const items = inside.split('</rdf:li>').slice(0, -1).map((item) => item.slice(item.lastIndexOf('<rdf:li')));
    return (items.length > 0 ? items : [inside]).map(plain);
  });
  const attributes = xml.split(` ${name}="`).slice(1).map((rest) => plain(rest.slice(0, Math.max(0, rest.indexOf('"')))));
  return [...elements, ...attributes];
};

/** What a packet of XMP properties tells. */
export const xmpTraces = (xml: string): Trace[] => properties.flatMap(([name, what]) => valuesOf(xml, name).map((words) => ({ what, words })));

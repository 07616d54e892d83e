import type { Citable } from './citation/citable.ts';
import { doiAddress } from './citation/citable.ts';
import { licenseAddress, licenseWords, type License, type PublicationKind } from './library-words.ts';

const types: Record<PublicationKind, string> = { brief: 'Report', 'white-paper': 'ScholarlyArticle', report: 'Report', deck: 'PresentationDigitalDocument', recording: 'VideoObject', dataset: 'Dataset', code: 'SoftwareSourceCode' };
type Told = Citable & {
  license: License; licenseName?: string | undefined; licenseUrl?: string | undefined; url?: string | undefined; captionsUrl?: string | undefined; publishedAt: string;
  files: { id: string; name: string; type: string; size: number; sha256: string }[]; cites: { address: string; title: string }[]; withdrawn: boolean;
};

const author = (one: Citable['authors'][number]) =>
  one.kind === 'organization'
    ? { '@type': 'Organization', name: one.name }
    : {
        '@type': 'Person', name: [one.given, one.family, one.suffix].filter(Boolean).join(' '), familyName: one.family, ...(one.given ? { givenName: one.given } : {}), ...(one.suffix ? { honorificSuffix: one.suffix } : {}),
        ...(one.orcid ? { sameAs: `https://orcid.org/${one.orcid}` } : {}), ...(one.affiliation ? { affiliation: { '@type': 'Organization', name: one.affiliation } } : {}),
      };

/** schema.org, for search engines. The files of a version that was withdrawn are handed out no more, and not told of. */
export const publicationLinkedData = (work: Told): Record<string, unknown> => {
  const same = [work.doi ? doiAddress(work.doi) : undefined, work.url].filter(Boolean);
  const files = work.withdrawn ? [] : work.files;
  return {
    '@context': 'https://schema.org', '@type': types[work.kind], '@id': work.address, url: work.address, name: work.title, version: String(work.n), ...(work.abstract ? { abstract: work.abstract } : {}),
    ...(work.kind === 'recording' ? { description: work.abstract || work.title, uploadDate: work.publishedAt, ...(work.captionsUrl ? { caption: work.captionsUrl } : {}) } : {}),
    ...(work.authors.length > 0 ? { author: work.authors.map(author) } : {}), ...(work.publisher ? { publisher: { '@type': 'Organization', name: work.publisher } } : {}),
    ...(work.date ? { datePublished: work.date } : {}), ...(work.language ? { inLanguage: work.language } : {}), ...(work.license === 'unknown' ? {} : { license: licenseAddress(work) ?? licenseWords(work) }),
    ...(work.doi ? { identifier: { '@type': 'PropertyValue', propertyID: 'doi', value: work.doi } } : {}), ...(same.length > 0 ? { sameAs: same } : {}),
    ...(work.cites.length > 0 ? { citation: work.cites.map(({ address, title }) => ({ '@type': 'CreativeWork', name: title, url: address })) } : {}),
    ...(files.length > 0 ? { encoding: files.map(({ id, name, type, size, sha256 }) => ({ '@type': 'MediaObject', name, encodingFormat: type, contentSize: String(size), sha256, contentUrl: `${work.address}/files/${id}` })) } : {}),
  };
};

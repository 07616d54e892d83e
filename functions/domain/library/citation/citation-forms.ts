import { bibtex } from './bibtex.ts';
import { cslJson } from './csl.ts';
import { ris } from './ris.ts';

/** By the ending of the address that answers them. */
export const citationForms = {
  bib: { label: 'BibTeX', type: 'application/x-bibtex; charset=utf-8', write: bibtex },
  ris: { label: 'RIS', type: 'application/x-research-info-systems; charset=utf-8', write: ris },
  'csl.json': { label: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json', write: cslJson },
} as const;
export type CitationForm = keyof typeof citationForms;
export const isCitationForm = (text: string): text is CitationForm => Object.hasOwn(citationForms, text);

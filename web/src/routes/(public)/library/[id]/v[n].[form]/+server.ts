import { error } from '@sveltejs/kit';
import { citationForms, isCitationForm } from '../../../../../../../functions/domain/library/citation/citation-forms.ts';
import { citationKey } from '../../../../../../../functions/domain/library/citation/bibtex.ts';
import { fileOf } from '#lib/server/event-files.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { publicationToTell } from '#lib/server/publication-page.ts';
import type { RequestHandler } from './$types';

/** How a version is cited, as a file that a reference manager reads; and the version for search engines. */
export const GET: RequestHandler = async (event) => {
  const { id, n, form } = event.params;
  if (form !== 'json' && !isCitationForm(form)) error(404, { message: 'A version has a BibTeX, a RIS, a CSL-JSON and a JSON-LD form.' });
  const { work, linked } = await publicationToTell(event, id, n);
  keepUntil(event);
  if (form === 'json') return fileOf(`${linked}\n`, 'application/ld+json', `${id}-v${n}.json`);
  return fileOf(citationForms[form].write(work), citationForms[form].type, `${citationKey(work)}.${form}`);
};

import { error } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';

/** A form larger than this carries files: those pages keep what was typed by themselves. */
const mostBytes = 1024 * 1024;
const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];

const isForm = (request: Request): boolean => forms.includes(request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '');

/** Pages take forms. Kit lets plain text through to them, and then no page can read it. */
export const isStranger = (request: Request): boolean => request.method === 'POST' && !isForm(request);

/** A form that is cut off, or does not say how its parts are divided, is the sender's fault: whichever page reads it. */
export const refuseTornForm = (request: Request): void => {
  const read = request.formData.bind(request);
  const formData = () => read().catch(() => error(400, 'This form did not arrive whole. Go back, and send it again.'));
  Object.defineProperty(request, 'formData', { value: formData });
};

/** A copy of what a page of the signed site is sent, to be read only if its sender turns out to be signed out. */
export const copyOfPosted = ({ request, route }: RequestEvent): Request | undefined => {
  const small = Number(request.headers.get('content-length') ?? 0) <= mostBytes;
  return request.method === 'POST' && route.id?.startsWith('/(signed)') && isForm(request) && small ? request.clone() : undefined;
};

export const asksToSignIn = (response: Response): boolean => response.status === 303 && (response.headers.get('location') ?? '').startsWith('/auth/sign-in');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;').replaceAll('\n', '&#10;');

/** Instead of the way to the sign-in page, which forgets: a page with every word that was posted, to be posted again to the same place. */
export const sendAgainPage = async ({ fetch, url }: RequestEvent, posted: Request): Promise<Response> => {
  const form = await posted.formData().catch(() => undefined);
  if (!form) return new Response('This form did not arrive whole. Go back, and send it again.\n', { status: 400 });
  const fields = [...form];
  const files = fields.some(([, value]) => typeof value !== 'string' && value.size > 0);
  const page = await fetch(`/signed-out?posted${files ? '&files' : ''}`);
  const hidden = fields.flatMap(([name, value]) => (typeof value === 'string' ? [`<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`] : []));
  const html = (await page.text()).replace('action="/signed-out"', () => `action="${escaped(url.pathname + url.search)}"`).replace(/<input type="hidden" name="_posted"[^>]*>/, () => hidden.join(''));
  const headers = new Headers(page.headers);
  for (const name of ['content-length', 'etag', 'set-cookie']) headers.delete(name);
  return new Response(html, { status: 401, headers });
};

import { api, read } from '#lib/api.ts';
import { callHtml } from '#lib/server/call-html.ts';
import { changesBetween } from '#lib/server/rules-lines.ts';
import { error } from '@sveltejs/kit';
import { changesRules } from '../../../../../../../functions/domain/call/rules-change.ts';
import type { PageServerLoad } from './$types';

/** Every published version stays readable; a version's changes are told against the one before it. */
export const load: PageServerLoad = async (event) => {
  const { shown } = await event.parent();
  const current = shown.rules.version;
  const wanted = Number(event.url.searchParams.get('v') ?? current);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > current) error(404, { message: 'There is no such version of these rules.' });
  const versionOf = async (v: number) => {
    if (v === current) return shown.rules;
    return (await read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: event.params.slug }, query: { v: String(v) } }))).rules;
  };
  const [rules, before] = await Promise.all([versionOf(wanted), wanted > 1 ? versionOf(wanted - 1) : undefined]);
  const noticeOf = (v: number) => shown.notices.find((notice) => notice.rulesVersion === v && changesRules(notice));
  const versions = Array.from({ length: current }, (_, i) => current - i).map((v) => {
    const notice = noticeOf(v);
    return { v, at: notice?.at ?? (v === 1 ? shown.challenge.publishAt : undefined), title: notice?.title ?? (v === 1 ? 'As first published' : '') };
  });
  return {
    rules,
    versions,
    changes: before ? changesBetween(before.sections, rules.sections) : [],
    html: callHtml(rules.sections),
  };
};

/**
 * Words that addresses of the site begin with, or that may one day stand where an agency's or a challenge's word stands. No agency and no
 * challenge is called by one, so that /agencies/new or a shorter address can never mean two things.
 */
const ownWords = new Set([
  'about', 'accessibility', 'admin', 'agencies', 'all', 'api', 'apply', 'ask', 'assets', 'atlas', 'auth', 'challenges', 'comment', 'comments', 'contact', 'credentials', 'edit', 'event-series', 'events', 'feed', 'files', 'follow', 'groups', 'healthz', 'help', 'idp', 'index',
  'judge', 'library', 'me', 'moderate', 'new', 'openapi', 'outbox', 'pictures', 'preview', 'privacy', 'recompute', 'record', 'run', 'search', 'settings', 'sign-in', 'sign-out', 'signed-in', 'signed-out', 'static', 'status', 'teams', 'terms', 'theme', 'top', 'unsubscribe', 'verify', 'vote',
]);

export const isOwnWord = (word: string): boolean => ownWords.has(word);

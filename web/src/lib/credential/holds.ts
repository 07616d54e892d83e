import { dayWords } from '../../../../functions/domain/moment.ts';

type Span = { status: string; validFrom?: string | undefined; validUntil?: string | undefined };

/** From when until when, as a row of a list says it; its page says the zone. What has not begun starts; what was withdrawn before it began never did. */
export const spanOf = ({ status, validFrom, validUntil }: Span, now: string): string => {
  if (!validFrom) return '';
  const until = validUntil ? `, until ${dayWords(validUntil, 'UTC')}` : '';
  if (validFrom <= now) return `Valid from ${dayWords(validFrom, 'UTC')}${until}.`;
  return status === 'withdrawn' || status === 'replaced' ? 'Never began.' : `Starts on ${dayWords(validFrom, 'UTC')}${until}.`;
};

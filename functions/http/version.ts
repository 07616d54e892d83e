import { Refusal } from '../domain/refusal.ts';

export const tag = (version: number) => ({ etag: `"${version}"` });

/** The version the caller read, from If-Match. */
export const ifMatch = (header: string | undefined): number => {
  const version = /^"(0|[1-9]\d{0,14})"$/.exec(header ?? '')?.[1];
  if (header?.trim() === '*') throw new Refusal('version-missing', 'If-Match: * is not taken, because it would write over what you have not read. Send the ETag you read, such as "3".', 'If-Match');
  if (version === undefined) throw new Refusal('version-missing', 'Send If-Match with the ETag you read, such as "3".', 'If-Match');
  return Number(version);
};

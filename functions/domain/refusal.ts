/** Every way the product says no. http/errors.ts maps each to one status; anything else thrown is a bug. */
export type RefusalCode =
  | 'invalid' // the input breaks a rule; `field` names where
  | 'not-found' // not there, or not yours: the same from outside
  | 'gone' // it was there, and somebody ended it
  | 'signed-out' // nobody is signed in
  | 'sign-in-again' // the act needs a recent sign-in
  | 'forbidden' // visible to you, but your role may not do this
  | 'cross-site' // another site's page sent it
  | 'not-permitted' // the token was not made for this
  | 'stale' // somebody changed it since you read it
  | 'version-missing' // no If-Match
  | 'key-missing' // no Idempotency-Key
  | 'key-too-long'
  | 'conflict' // the present state does not allow it
  | 'closed' // the clock does not allow it
  | 'taken' // unique thing already used
  | 'limit' // a quota or slot is used up
  | 'key-reused' // Idempotency-Key came back with another body
  | 'already-made' // done before, but the answer carried a secret and is not stored
  | 'in-progress' // the same key is being handled now
  | 'too-many' // rate limit
  | 'too-large'
  | 'unsupported' // wrong content type
  | 'unavailable'; // a part of the system is not there right now

export type Fault = { field: string; message: string };

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;
  readonly faults: Fault[];
  readonly extra: Record<string, unknown>;

  constructor(code: RefusalCode, message: string, field?: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
    this.faults = field ? [{ field, message }] : [];
    this.extra = extra;
  }

  static invalid(faults: Fault[]): Refusal {
    const refusal = new Refusal('invalid', faults.map((fault) => fault.message).join(' '), faults[0]?.field);
    refusal.faults.splice(0, refusal.faults.length, ...faults);
    return refusal;
  }
}

export const notFound = (what = 'page') => new Refusal('not-found', `There is no such ${what}, or it is not yours.`);

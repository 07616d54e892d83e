import { momentWords } from '../../moment.ts';
import type { ReceiptStep, StepState } from '../../record/receipt/receipt-step.ts';
import { Refusal } from '../../refusal.ts';
import { badgeSays, badgeTitle, issuerName, sinceWords } from './badge-words.ts';
import { relatedIn } from './check-form.ts';
import { checkRelated } from './check-related.ts';
import type { Reading, Steps } from './check-steps.ts';
import { checkEntry, readEntry, type StatusEntry } from './check-status.ts';
import { standingWords, type CredentialStanding } from '../credential-standing.ts';
import { isObject, listOf, type Json } from '../json.ts';
import { checkSecured, readSecured, type CheckedSignature } from './secured.ts';

export type CheckedCredential = {
  standing: CredentialStanding;
  /** `holds` for a valid one alone. */
  state: StepState; /** The one sentence; it begins with the standing in words. */ sentence: string; steps: ReceiptStep[]; /** Where it is genuine: label and value. */ says: [string, string][]; notProved: string[];
};

type Outcome<T> = { step: ReceiptStep; value?: T | undefined };

/** One step: what refuses it fails it, what is not available leaves it open, and any other error is ours. */
function* stepOf<T>(name: string, check: () => Steps<{ sentence: string; value: T }>): Steps<Outcome<T>> {
  try {
    const { sentence, value } = yield* check();
    return { step: { name, state: 'holds', sentence }, value };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { step: { name, state: error.code === 'unavailable' ? 'not checked' : 'fails', sentence: error.message } };
  }
}

function* signatureStep(credential: ReturnType<typeof readSecured>, reading: Reading): Steps<Outcome<CheckedSignature>> {
  return yield* stepOf('Signed by its issuer', function* () {
    const value = yield* checkSecured(credential, reading);
    const beside = value.unread.length === 0 ? '' : ` Not counted: a proof of the kind ${value.unread.join(', ')}, which is not read here.`;
    return { sentence: `${issuerName(value.issuer)} signed it as it is here, with the key ${value.methods.join(', ')}.${beside}`, value };
  });
}

const datesStep = ({ validFrom, validUntil }: Json, { now, zone }: Reading): Outcome<CredentialStanding | undefined> => {
  const name = 'Dates';
  if (typeof validFrom === 'string' && Date.parse(validFrom) > Date.parse(now)) return { step: { name, state: 'fails', sentence: `It is valid from ${momentWords(validFrom, zone)}.` }, value: 'not yet' };
  if (typeof validUntil === 'string' && Date.parse(validUntil) <= Date.parse(now)) return { step: { name, state: 'fails', sentence: `It was valid until ${momentWords(validUntil, zone)}.` }, value: 'expired' };
  return { step: { name, state: 'holds', sentence: typeof validUntil === 'string' ? `It is valid until ${momentWords(validUntil, zone)}.` : 'It has no last day.' } };
};

/** What a bit means, where it is set. Other purposes say nothing of validity. */
const purposes: Record<string, { name: string; standing: CredentialStanding; on: string; off: string }> = {
  revocation: { name: 'Not withdrawn', standing: 'withdrawn', on: 'Its issuer has withdrawn it.', off: 'Its issuer has not withdrawn it' },
  suspension: { name: 'Not suspended', standing: 'suspended', on: 'Its issuer has suspended it.', off: 'Its issuer has not suspended it' },
  refresh: { name: 'Not replaced', standing: 'replaced', on: 'Its issuer has made another one that takes its place.', off: 'Its issuer has made none that takes its place' },
};

function* statusStep(entry: unknown, issuer: string, reading: Reading): Steps<Outcome<CredentialStanding | undefined>> {
  let place: StatusEntry;
  try {
    place = readEntry(isObject(entry) ? entry : {});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { step: { name: 'Status', state: 'not checked', sentence: error.message } };
  }
  const purpose = purposes[place.purpose];
  if (!purpose) return { step: { name: 'Status', state: 'not checked', sentence: `It has a status for “${place.purpose}”, which is not read here.` } };
  try {
    const { on, since } = yield* checkEntry(place, issuer, reading);
    const by = since ? ` by its list of ${momentWords(since, reading.zone)}` : '';
    return on ? { step: { name: purpose.name, state: 'fails', sentence: purpose.on }, value: purpose.standing } : { step: { name: purpose.name, state: 'holds', sentence: `${purpose.off},${by || ' by its list'}.` } };
  } catch (error) {
    // a list that cannot be believed says nothing either way
    if (!(error instanceof Refusal)) throw error;
    return { step: { name: purpose.name, state: 'not checked', sentence: error.message } };
  }
}

function* relatedStep(credential: Json, reading: Reading): Steps<Outcome<undefined>[]> {
  const related = relatedIn(credential);
  if (related.length === 0) return [];
  return [yield* stepOf('What it names', function* () {
    yield* checkRelated(related, reading);
    return { sentence: `Each of ${related.length} named with its digest is as it was.`, value: undefined };
  })];
}

const notProved = (credential: Json): string[] => [
  'That what it says is true. It shows who said it, and that nobody changed it.',
  'That whoever shows it is the one it was given to.',
  ...(listOf(credential['credentialStatus']).length === 0 ? ['That it was not withdrawn: it names no list where that would stand.'] : []),
  ...(listOf(credential['credentialSchema']).length === 0 ? [] : ['That it keeps to the schema it names. Schemas are not applied here.']),
];

const stateOf: Record<CredentialStanding, StepState> = { valid: 'holds', unknown: 'not checked', replaced: 'fails', suspended: 'fails', withdrawn: 'fails', expired: 'fails', 'not yet': 'fails', 'not genuine': 'fails' };
const outcome = (standing: CredentialStanding, sentence: string, steps: ReceiptStep[], says: [string, string][], unproved: string[]): CheckedCredential =>
  ({ standing, state: stateOf[standing], sentence: `${standingWords[standing]}. ${sentence}`, steps, says, notProved: unproved });

/** The worst of what is known counts; only where all is known, and good, is it valid. */
const order: readonly CredentialStanding[] = ['withdrawn', 'replaced', 'suspended', 'expired', 'not yet'];
const worst = (found: (CredentialStanding | undefined)[]): CredentialStanding | undefined => order.find((standing) => found.includes(standing));

function* checkRead(secured: ReturnType<typeof readSecured>, reading: Reading): Steps<CheckedCredential> {
  const { credential } = secured;
  const signature = yield* signatureStep(secured, reading);
  const { value } = signature;
  if (!value) return outcome(signature.step.state === 'fails' ? 'not genuine' : 'unknown', signature.step.sentence, [signature.step], [], []);
  const dates = datesStep(credential, reading);
  const statuses: Outcome<CredentialStanding | undefined>[] = [];
  for (const entry of listOf(credential['credentialStatus'])) statuses.push(yield* statusStep(entry, value.issuer, reading));
  const related = yield* relatedStep(credential, reading);
  const steps = [signature, dates, ...statuses, ...related].map(({ step }) => step);
  const says = badgeSays(credential, reading.zone);
  const wrong = related.find(({ step }) => step.state === 'fails');
  if (wrong) return outcome('not genuine', wrong.step.sentence, steps, says, notProved(credential));
  const { name, holder } = badgeTitle(credential);
  const standing = worst([dates.value, ...statuses.map((status) => status.value)]);
  const open = steps.find(({ state }) => state === 'not checked');
  const speaking = standing ? [dates, ...statuses].find((one) => one.value === standing)!.step : open;
  return outcome(standing ?? (open ? 'unknown' : 'valid'), speaking?.sentence ?? `${issuerName(value.issuer)} issued “${name}”${holder ? ` to ${holder}` : ''}${sinceWords(credential, reading.zone)}.`, steps, says, notProved(credential));
}

/** The whole check of a credential as text: JSON, or a token. */
export function* checkCredential(text: string, reading: Reading): Steps<CheckedCredential> {
  let secured: ReturnType<typeof readSecured>;
  try {
    secured = readSecured(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    return outcome(code === 'unavailable' ? 'unknown' : 'not genuine', message, [{ name: 'Credential', state: code === 'unavailable' ? 'not checked' : 'fails', sentence: message }], [], []);
  }
  return yield* checkRead(secured, reading);
}


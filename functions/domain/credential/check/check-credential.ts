import { dayWords, momentWords } from '../../moment.ts';
import type { ReceiptStep, StepState } from '../../record/receipt/receipt-step.ts';
import { Refusal } from '../../refusal.ts';
import { badgeSays, badgeTitle, issuerName, issuerTitle, sinceWords } from './badge-words.ts';
import { relatedIn } from './check-form.ts';
import { checkRelated } from './check-related.ts';
import { keptCounted, type Reading, type Steps } from './check-steps.ts';
import { checkEntry, readEntry, type CheckedEntry, type Issued, type StatusEntry } from './check-status.ts';
import { standingWords, type CredentialStanding } from '../credential-standing.ts';
import { isObject, listOf, type Json } from '../json.ts';
import { checkSecured, readSecured, signedAt, type CheckedSignature } from './secured.ts';

export type CheckedCredential = {
  standing: CredentialStanding;
  /** `holds` for a valid one alone. */
  state: StepState; /** The one sentence; it begins with the standing in words. */ sentence: string; steps: ReceiptStep[]; /** Where it is genuine: label and value. */ says: [string, string][]; notProved: string[];
  /** Of one that was valid then, by lists that somebody kept: of the oldest of them. Its standing is `unknown`. */ asOf?: string;
};

type Outcome<T> = { step: ReceiptStep; value?: T | undefined; /** Good by a list of this time, and not known since. */ earlier?: { asOf: string; unknown: string } };

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

const datesStep = ({ validFrom, validUntil }: Json, { now }: Reading): Outcome<CredentialStanding | undefined> => {
  const name = 'Dates';
  if (typeof validFrom === 'string' && Date.parse(validFrom) > Date.parse(now)) return { step: { name, state: 'fails', sentence: `It is valid from ${momentWords(validFrom, 'UTC')}.` }, value: 'not yet' };
  if (typeof validUntil === 'string' && Date.parse(validUntil) <= Date.parse(now)) return { step: { name, state: 'fails', sentence: `It was valid until ${momentWords(validUntil, 'UTC')}.` }, value: 'expired' };
  return { step: { name, state: 'holds', sentence: typeof validUntil === 'string' ? `It is valid until ${momentWords(validUntil, 'UTC')}.` : 'It has no last day.' } };
};

/** What a bit means, where it is set. Other purposes say nothing of validity. */
const purposes: Record<string, { name: string; standing: CredentialStanding; done: string; on: string; off: string }> = {
  revocation: { name: 'Not withdrawn', standing: 'withdrawn', done: 'withdrawn', on: 'Its issuer has withdrawn it.', off: 'Its issuer has not withdrawn it' },
  suspension: { name: 'Not suspended', standing: 'suspended', done: 'suspended', on: 'Its issuer has suspended it.', off: 'Its issuer has not suspended it' },
  refresh: { name: 'Not replaced', standing: 'replaced', done: 'replaced', on: 'Its issuer has made another one that takes its place.', off: 'Its issuer has made none that takes its place' },
};

type Purpose = (typeof purposes)[string];
/** What a list that somebody kept says of the time when it was made. A withdrawal is never taken back; anything else may have changed since. */
const keptStep = ({ name, done, standing }: Purpose, { on, since, listed, kept }: CheckedEntry): Outcome<CredentialStanding | undefined> => {
  const by = `by its list of ${momentWords(listed!, 'UTC')}, which you added`;
  if (on && standing === 'withdrawn') return { step: { name, state: 'fails', sentence: `Its issuer has withdrawn it, ${by}.` }, value: standing };
  if (on) return { step: { name, state: 'fails', sentence: `Its issuer had ${done} it, ${by}. Whether that still is so is not known: ${kept!}` }, value: standing };
  const then = since === listed ? `Its issuer had not ${done} it, ${by}.` : `It was signed ${momentWords(since!, 'UTC')}, after its issuer’s list of ${momentWords(listed!, 'UTC')}, which you added.`;
  return { step: { name, state: 'not checked', sentence: `${then} What came since is not known: ${kept!}` }, earlier: { asOf: since!, unknown: done } };
};

function* statusStep(entry: unknown, issued: Issued, reading: Reading): Steps<Outcome<CredentialStanding | undefined>> {
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
    const checked = yield* checkEntry(place, issued, reading);
    if (checked.kept !== undefined) return keptStep(purpose, checked);
    const { on, since } = checked;
    const by = since ? ` by its list of ${momentWords(since, 'UTC')}` : '';
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

const notProved = (credential: Json, byFile: boolean): string[] => [
  ...(byFile ? ['That the keys are those of the issuer: they came from a file that you added.'] : []),
  'That what it says is true. It shows who said it, and that nobody changed it.',
  'That whoever shows it is the one it was given to, and that the name in it is theirs. Its public page says whether the agency or the holder wrote the name.',
  ...(typeof credential['validUntil'] === 'string' ? ['That this is its newest file. One that is renewed keeps its number and gets a file with a later end; the end that counts stands on its public page.'] : []),
  ...(listOf(credential['credentialStatus']).length === 0 ? ['That it was not withdrawn: it names no list where that would stand.'] : []),
  ...(listOf(credential['credentialSchema']).length === 0 ? [] : ['That it keeps to the schema it names. Schemas are not applied here.']),
];

const stateOf: Record<CredentialStanding, StepState> = { valid: 'holds', unknown: 'not checked', replaced: 'fails', suspended: 'fails', withdrawn: 'fails', expired: 'fails', 'not yet': 'fails', 'not genuine': 'fails' };
const outcome = (standing: CredentialStanding, sentence: string, more: Partial<CheckedCredential> = {}): CheckedCredential =>
  ({ standing, state: stateOf[standing], sentence: `${standingWords[standing]}. ${sentence}`, steps: [], says: [], notProved: [], ...more });

/** The worst of what is known counts; only where all is known, and good, is it valid. */
const order: readonly CredentialStanding[] = ['withdrawn', 'replaced', 'suspended', 'expired', 'not yet'];
const worst = (found: (CredentialStanding | undefined)[]): CredentialStanding | undefined => order.find((standing) => found.includes(standing));

const issuedWords = (credential: Json, issuer: string): string => {
  const { name, holder } = badgeTitle(credential);
  const { validUntil } = credential;
  const until = typeof validUntil === 'string' ? ` It is valid until ${dayWords(validUntil, 'UTC')} (UTC).` : '';
  return `${issuerTitle(credential, issuer)} issued “${name}”${holder ? ` to ${holder}` : ''}${sinceWords(credential)}.${until}`;
};

/** Good by all that is here, and some of that is of an earlier time. */
const asOfThen = (all: readonly { asOf: string; unknown: string }[], byKeys: string, issued: string): Pick<CheckedCredential, 'sentence' | 'asOf'> => {
  const [asOf] = all.map((one) => one.asOf).sort((one, other) => Date.parse(one) - Date.parse(other)) as [string];
  return { asOf, sentence: `Valid as of ${momentWords(asOf, 'UTC')}${byKeys}; whether it was ${[...new Set(all.map(({ unknown }) => unknown))].join(' or ')} since is not known. ${issued}` };
};

function* checkRead(secured: ReturnType<typeof readSecured>, reading: Reading): Steps<CheckedCredential> {
  const { credential } = secured;
  const signature = yield* signatureStep(secured, reading);
  const { value } = signature;
  if (!value) return outcome(signature.step.state === 'fails' ? 'not genuine' : 'unknown', signature.step.sentence, { steps: [signature.step] });
  const dates = datesStep(credential, reading);
  const statuses: Outcome<CredentialStanding | undefined>[] = [];
  for (const entry of listOf(credential['credentialStatus'])) statuses.push(yield* statusStep(entry, { issuer: value.issuer, at: signedAt(secured) }, reading));
  const related = yield* relatedStep(credential, reading);
  const byFile = yield* keptCounted();
  const found = [signature, dates, ...statuses, ...related];
  const more = { steps: found.map(({ step }) => step), says: badgeSays(credential), notProved: notProved(credential, byFile) };
  const wrong = related.find(({ step }) => step.state === 'fails');
  if (wrong) return outcome('not genuine', wrong.step.sentence, more);
  const standing = worst([dates.value, ...statuses.map((status) => status.value)]);
  if (standing) return outcome(standing, [dates, ...statuses].find((one) => one.value === standing)!.step.sentence, more);
  const open = found.find(({ step, earlier }) => step.state === 'not checked' && !earlier);
  if (open) return outcome('unknown', open.step.sentence, more);
  const [issued, byKeys] = [issuedWords(credential, value.issuer), byFile ? ', by the keys in a file that you added' : ''];
  const earlier = statuses.flatMap((status) => status.earlier ?? []);
  if (earlier.length > 0) return outcome('unknown', '', { ...more, ...asOfThen(earlier, byKeys, issued) });
  return outcome('valid', '', { ...more, sentence: `${standingWords.valid}${byKeys}. ${issued}` });
}

/** The whole check of a credential as text: JSON, or a token. */
export function* checkCredential(text: string, reading: Reading): Steps<CheckedCredential> {
  let secured: ReturnType<typeof readSecured>;
  try {
    secured = readSecured(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    return outcome(code === 'unavailable' ? 'unknown' : 'not genuine', message, { steps: [{ name: 'Credential', state: code === 'unavailable' ? 'not checked' : 'fails', sentence: message }] });
  }
  return yield* checkRead(secured, reading);
}


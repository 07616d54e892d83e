import { readersOf, type Readable } from '../../../../functions/domain/call/readers.ts';
import { isOn, textOf, type Typed } from './typed-draft.ts';

/** The kinds of answer a form can ask for, as organizers read them. */
export const questionKinds: { value: string; label: string }[] = [
  { value: 'paragraph', label: 'Long text' },
  { value: 'text', label: 'Short text' },
  { value: 'choice', label: 'One of several options' },
  { value: 'choices', label: 'Any of several options' },
  { value: 'number', label: 'Number' },
  { value: 'money', label: 'Amount of money' },
  { value: 'date', label: 'Date' },
  { value: 'link', label: 'Link' },
  { value: 'video', label: 'Video link' },
  { value: 'files', label: 'Files' },
  { value: 'repository', label: 'Source code at a commit' },
  { value: 'contract', label: 'Deployed contract' },
];

export const kindWords = (kind: string): string => questionKinds.find(({ value }) => value === kind)?.label ?? kind;

export const takesWords = (kind: string): boolean => kind === 'text' || kind === 'paragraph';
export const takesOptions = (kind: string): boolean => kind === 'choice' || kind === 'choices';
export const takesRange = (kind: string): boolean => kind === 'number' || kind === 'money';
/** Who reads the answer to a question as it stands in the inputs. */
export const typedReaders = (field: Typed, blind: boolean): string =>
  readersOf({ type: textOf(field, 'type') as Readable['type'], judges: isOn(field, 'judges'), public: isOn(field, 'public'), blindSafe: isOn(field, 'blindSafe') }, blind);

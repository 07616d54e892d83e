import { expect, test } from 'vitest';
import { bakeSvg } from '../../../functions/domain/credential/baked-picture.ts';
import { bundleOf, withBeside } from '../../../functions/domain/credential/check/bundle.ts';
import type { CheckedCredential } from '../../../functions/domain/credential/check/check-credential.ts';
import { parseJson } from '../../../functions/domain/credential/json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = '{"type":["VerifiableCredential"],"credentialSubject":{"name":"Lena \\" \\\\"},"name":"Winner"}';
const checked: CheckedCredential = { standing: 'valid', state: 'holds', sentence: 'Valid.', steps: [], says: [], notProved: ['That what it says is true.'] };

test('a picture holds a credential and proves nothing that is drawn; files beside it that nobody looked at are named', () => {
  const alone = bundleOf([{ name: 'badge.json', bytes: bytes(text) }]);
  expect([alone.texts, withBeside(checked, alone)]).toEqual([[text], checked]);
  const bundle = bundleOf([{ name: 'badge.svg', bytes: bytes(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', text)) }, { name: 'leaf.json', bytes: bytes('{}') }, { name: 'HOW-TO-CHECK.txt', bytes: bytes('Believe me.') }]);
  expect(bundle).toMatchObject({ texts: [text], drawn: true, beside: ['leaf.json', 'HOW-TO-CHECK.txt'] });
  expect(withBeside(checked, bundle).notProved).toEqual(['That what it says is true.', 'What the picture shows. Only the credential inside it is signed, and what that says stands above.', 'What stands in leaf.json, HOW-TO-CHECK.txt: this check did not look at them.']);
});

test('a name that stands twice in one object is refused, however it is written; in two objects it is not', () => {
  expect(parseJson(text, 'it')).toMatchObject({ name: 'Winner' });
  expect(parseJson('{"a":{"x":"a:b"},"b":[{"x":1},{"x":2}],"x":"\\"x\\":"}', 'it')).toMatchObject({ b: [{ x: 1 }, { x: 2 }] });
  for (const twice of ['{"a":1,"a":1}', '{"a":1 , "\\u0061" : 2}', '{"b":[{"a":{},"c":"}","a":[]}]}']) expect(() => parseJson(twice, 'it'), twice).toThrow('“a” stands in it twice in one place');
});

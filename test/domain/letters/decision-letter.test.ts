import { expect, test } from 'vitest';
import type { Challenge } from '../../../functions/domain/call/challenge.ts';
import { decisionLetter } from '../../../functions/domain/letters/judging.ts';

const challenge = { title: 'Permits', agencyName: 'Department of records' } as Challenge;
const decided = { challenge, contactEmail: 'mara@example.org', teamName: 'Kerb Cut', title: 'Kerbs', outcome: 'not-selected', reason: '', feedback: '', prize: '', link: 'http://localhost/x' } as const;
const textOf = (change: Partial<Parameters<typeof decisionLetter>[1]>) => decisionLetter({ id: 'm', at: '2027-02-13T10:00:00.000Z', to: 'lena@example.org', about: 'c' }, { ...decided, ...change }).text;
const end = '\n\nhttp://localhost/x\n\nDepartment of records\nmara@example.org\n';

test('a decision letter greets the team and ends with who writes; where no reason is given it thanks', () => {
  expect(textOf({})).toBe(`Hello Kerb Cut,\n\nYour entry “Kerbs” in “Permits” was not selected.\n\nThank you for the work you put into it.${end}`);
  expect(textOf({ reason: 'Too dear.' })).toBe(`Hello Kerb Cut,\n\nYour entry “Kerbs” in “Permits” was not selected.\n\nThe reason:\nToo dear.${end}`);
  expect(textOf({ outcome: 'finalist', contactEmail: '' })).toBe('Hello Kerb Cut,\n\nYour entry “Kerbs” in “Permits” was selected as a finalist.\n\nhttp://localhost/x\n\nDepartment of records\n');
});

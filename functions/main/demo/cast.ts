import { personas } from './personas.ts';

/** Somebody the demo plays. Addresses end in .example, which nobody owns. */
export type Player = { email: string; name: string; organization: string };

const persona = (key: string): Player => {
  const { email, name, organization } = personas.find((one) => one.key === key)!;
  return { email, name, organization };
};

export const mara = persona('manager');
export const paul = persona('approver');
export const sofia = persona('officer');
export const lena = persona('lead');
export const tim = persona('member');
export const olga = persona('operator');
export const vera = persona('visitor');

/** Twelve judges. Kofi works where a team works; Ruth accepts, passes the gate, and is never seen again. */
export const judges: Player[] = [
  persona('judge'),
  persona('conflicted'),
  { email: 'amara.diallo@auditclinic.example', name: 'Amara Diallo', organization: 'Audit Clinic' },
  { email: 'ben.castellanos@recordsinstitute.example', name: 'Ben Castellanos', organization: 'Public Records Institute' },
  { email: 'chitra.raman@baymutual.example', name: 'Chitra Raman', organization: 'Bay Mutual Insurance' },
  { email: 'diego.salas@restaurantcouncil.example', name: 'Diego Salas', organization: 'Restaurant Owners Council' },
  { email: 'eleni.markou@openstandards.example', name: 'Eleni Markou', organization: 'Open Standards Lab' },
  { email: 'farid.haddad@northsidebank.example', name: 'Farid Haddad', organization: 'Northside Community Bank' },
  { email: 'grace.obi@legalaid.example', name: 'Grace Obi', organization: 'Legal Aid Collective' },
  { email: 'hugo.lindgren@ledgerresearch.example', name: 'Hugo Lindgren', organization: 'Ledger Research Group' },
  { email: 'ines.carvalho@stateauditor.example', name: 'Ines Carvalho', organization: 'State Auditor' },
  { email: 'ruth.achebe@metroplanning.example', name: 'Ruth Achebe', organization: 'Metro Planning Council' },
];
export const vanished = judges.at(-1)!;

/** What two of them said at the gate of the permits, by address. One of the three names stands on no team. */
export const saidAtGate: Record<string, { name: string; relation: 'family' | 'funding' | 'adviser'; reason: string }[]> = {
  'chitra.raman@baymutual.example': [{ name: 'Northbridge', relation: 'funding', reason: 'We insure them, and I negotiated the policy this spring.' }],
  'eleni.markou@openstandards.example': [{ name: 'Lantern Audit', relation: 'adviser', reason: 'Yara Haddad wrote her thesis with me.' }, { name: 'Dock Street Labs', relation: 'family', reason: 'My brother works there.' }],
};

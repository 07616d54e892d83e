/** Who the local identity provider offers with one click. The demo seeds its parts under the same addresses. */
export type Persona = { key: string; email: string; name: string; organization: string; role: string; line: string };

export const personas: Persona[] = [
  { key: 'manager', email: 'mara.lindqvist@civic.example', name: 'Mara Lindqvist', organization: 'Office of Civic Technology', role: 'Challenge manager', line: 'Writes challenges, invites judges, runs a demo day today, publishes results.' },
  { key: 'approver', email: 'paul.okafor@civic.example', name: 'Paul Okafor', organization: 'Office of Civic Technology', role: 'Approver', line: 'Reads a challenge before it opens, and approves it or asks for edits.' },
  { key: 'officer', email: 'sofia.marchetti@civic.example', name: 'Sofia Marchetti', organization: 'Office of Civic Technology', role: 'Conflicts officer', line: 'Reads why a judge may not meet a team.' },
  { key: 'lead', email: 'lena.abara@harborlight.example', name: 'Lena Abara', organization: 'Harborlight', role: 'Team lead', line: 'Leads a team and sends its entry.' },
  { key: 'member', email: 'tim.ruiz@harborlight.example', name: 'Tim Ruiz', organization: 'Harborlight', role: 'Team member', line: 'Works on the same entry.' },
  { key: 'judge', email: 'jana.weiss@stateuniversity.example', name: 'Jana Weiss', organization: 'State University', role: 'Judge', line: 'Has entries to score, a sample to practice on, a room to answer in and a demo day to walk.' },
  { key: 'conflicted', email: 'kofi.mensah@harborlight.example', name: 'Kofi Mensah', organization: 'Harborlight', role: 'Judge with a conflict', line: 'Works where one of the teams works, and never sees its entry. Stands at a table of the demo day.' },
  { key: 'operator', email: 'olga.petrova@laurel.example', name: 'Olga Petrova', organization: 'Laurel operations', role: 'Operator', line: 'Opens agencies, helps people, watches jobs and mail.' },
  { key: 'visitor', email: 'vera.young@mail.example', name: 'Vera Young', organization: '', role: 'Visitor', line: 'Signed in, with no part in any challenge yet.' },
];

import { typedConditions } from '#lib/conditions-form.ts';

export type Start = {
  challengeId: string; rulesVersion: number; rulesHash: string;
  /** The token of an invitation to enter, from its letter. */
  invitation: string;
  /** The rules are accepted with this form. */
  registering: boolean; approval: boolean;
  /** To the conditions that are asked of each person, as typed. */
  conditions: Record<string, string>;
  /** Ticked on the form. */
  eligible: boolean; accepted: boolean;
  /** `alone`, `team`, the id of a team the person is in, or `on-` and the entry of the stage before that goes on. */
  how: string; teamName: string; title: string; area: string; asksArea: boolean;
};
type Fault = { field: string; message: string };

export const readStart = (form: FormData): Start => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    challengeId: text('challengeId'), rulesVersion: Number(text('rulesVersion')), rulesHash: text('rulesHash'), registering: form.has('registering'), approval: form.has('approval'), eligible: form.has('eligible'), accepted: form.has('accept'),
    conditions: typedConditions(form), invitation: text('invitation'), how: text('how'), teamName: text('teamName'), title: text('title'), area: text('area'), asksArea: form.has('asksArea'),
  };
};

/** What is missing, all at once, before anything is done. The API checks again. */
export const startFaults = (typed: Start): Fault[] => {
  const faults: [boolean, string, string][] = [
    [typed.registering && !typed.eligible, 'eligible', 'Say that you can enter under these conditions.'],
    [typed.registering && !typed.accepted, 'accept', 'Accept the rules to take part.'],
  ];
  const on = typed.how.startsWith('on-');
  if (!typed.approval) {
    faults.push(
      [!typed.how, 'how', 'Say whether you enter alone or with a team.'],
      [typed.how === 'team' && typed.teamName.length < 2, 'teamName', 'Give the team a name of at least two letters.'],
      [!on && typed.title.length < 2, 'title', 'Give the entry a title.'],
      [!on && typed.asksArea && !typed.area, 'area', 'Choose a challenge area.'],
    );
  }
  return faults.filter(([wrong]) => wrong).map(([, field, message]) => ({ field, message }));
};

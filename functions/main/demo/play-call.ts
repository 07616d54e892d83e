import type { Agency } from '../../domain/people/agency.ts';
import type { Challenge, SectionName } from '../../domain/call/challenge.ts';
import type { Ports } from '../../ports/ports.ts';
import { createChallenge } from '../../use-cases/agency/call/create-challenge.ts';
import { approveChallenge } from '../../use-cases/agency/call/review-challenge.ts';
import { saveSection } from '../../use-cases/agency/call/save-section.ts';
import { submitForApproval } from '../../use-cases/agency/call/submit-for-approval.ts';
import type { Calendar, Company } from './actor.ts';
import type { DemoCall } from './calls.ts';
import { mara, paul } from './cast.ts';

export type Play = { ports: Ports; company: Company; calendar: Calendar; agency: Agency };

const timelineOf = ({ days }: DemoCall, { local }: Calendar) => ({
  zone: 'America/New_York',
  phases: [
    { id: 'entries', kind: 'entries', name: 'Entries', opens: local(days.opens, '09:00'), closes: local(days.closes, '17:00') },
    { id: 'judging', kind: 'judging', name: 'Judging', opens: local(days.judgingOpens, '09:00'), closes: local(days.judgingCloses, '17:00') },
  ],
  resultsOn: local(days.results, '').slice(0, 10),
});

/** The manager writes the draft, section by section. */
export const draft = async ({ ports, company, calendar, agency }: Play, call: DemoCall, at: string, dated = true): Promise<Challenge> => {
  const manager = await company.as(mara, at);
  const challenge = await createChallenge(ports, manager, { agencyId: agency.id, title: call.title, from: 'ledger-challenge' });
  const changes: Partial<Record<SectionName, object>> = { ...call.sections, ...(dated ? { timeline: timelineOf(call, calendar) } : {}) };
  for (const [name, change] of Object.entries(changes) as [SectionName, object][]) {
    const { value, version } = (await ports.challenges.section(challenge.id, name))!;
    await saveSection(ports, manager, { challengeId: challenge.id, name, version, value: { ...value, ...change } });
  }
  return challenge;
};

/** Drafted, submitted, approved: open from its first day on. */
export const publish = async (play: Play, call: DemoCall): Promise<Challenge> => {
  const { ports, company, calendar } = play;
  const before = call.days.opens - 4;
  const { id } = await draft(play, call, calendar.at(before - 6));
  const { version } = await submitForApproval(ports, await company.as(mara, calendar.at(before - 1)), id);
  const approvedAt = calendar.at(before);
  return approveChallenge(ports, await company.as(paul, approvedAt), { challengeId: id, version, comments: [], publishAt: approvedAt });
};

import { webhookOffLetter } from '../../../domain/letters/webhook.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'agencies' | 'webhooks'>;

/** Managers hear that a program of theirs is told nothing any more. One that they have turned on again or deleted meanwhile needs no letter. */
export const tellTurnedOff = async (ports: Needed, act: Cause): Promise<void> => {
  const webhookId = String(act.refs['webhook']);
  const [agency, webhook, managers] = await Promise.all([ports.agencies.find(act.about), ports.webhooks.find(act.about, webhookId), staffWith(ports, act.about, 'manager')]);
  if (!agency || webhook?.off?.by !== 'system') return;
  await writeLetters(ports, act, managers, (envelope) => webhookOffLetter(envelope, { agency: agency.name, name: webhook.name, address: webhook.address, gone: act.refs['why'] === 'gone', link: pagesOf(ports).webhook(act.about, webhookId) }));
};

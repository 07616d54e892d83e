import type { Group } from '../group/group.ts';
import type { Mail } from '../people/mail.ts';
import { letter, type Envelope } from './letter.ts';

export const askedLetter = (envelope: Envelope, group: Group, { name, note }: { name: string; note: string }, link: string): Mail =>
  letter(envelope, 'group-asked', `${name} asks to join ${group.name}`, [`${name} asks to join the group ${group.name}, which you chair.`, note && `They write:\n${note}`, `Admit or refuse them here:\n${link}`]);

export const admittedLetter = (envelope: Envelope, group: Group, link: string): Mail =>
  letter(envelope, 'group-admitted', `You are a member of ${group.name}`, [`A chair admitted you to the group ${group.name}. Everybody reads your name there only if you say so.`, link]);

export const refusedLetter = (envelope: Envelope, group: Group, link: string): Mail =>
  letter(envelope, 'group-refused', `Your wish to join ${group.name}`, [`A chair of ${group.name} did not admit you. You can ask again.`, link]);

export const removedFromGroupLetter = (envelope: Envelope, group: Group, reason: string, link: string): Mail =>
  letter(envelope, 'group-removed', `You are no longer a member of ${group.name}`, [`A chair removed you from the group ${group.name}. What is for its members alone is closed to you from now on.`, `The reason:\n${reason}`, `If this is a mistake, ask to join again:\n${link}`]);

export const chairLetter = (envelope: Envelope, group: Group, by: string, link: string): Mail =>
  letter(envelope, 'group-chair', `You chair ${group.name} now`, [`${by} named you a chair of the group ${group.name}. Chairs are named on its page. You can step down on the same page once there is another chair.`, link]);

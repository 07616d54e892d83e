import type { Deed } from '../domain/act.ts';
import type { Charter, Group, GroupCard, GroupMember, GroupRequest, PastMember } from '../domain/group/group.ts';
import type { WorkProduct } from '../domain/group/work-product.ts';
import type { Writing, WritingKind } from '../domain/group/writing.ts';
import type { Listed } from './page.ts';

export type Groups = {
  /** Strongly read: who chairs it, and whether it ended, holds from the next request on. */
  find(id: string): Promise<Group | undefined>;
  /** By name, a page at a time. */
  all(after?: string): Promise<Listed<GroupCard>>;
  /** Those directly under it, by name: some dozens at most. */
  under(parentId: string): Promise<GroupCard[]>;
  /** Groups that name an entry of the atlas or a challenge, by its id there: the first some dozens, in no particular order. */
  linking(linked: string): Promise<GroupCard[]>;
  /** Strongly read: a removal holds from the next request on. */
  member(groupId: string, personId: string): Promise<GroupMember | undefined>;
  /** Everybody, in no particular order: some hundreds. */
  members(groupId: string): Promise<GroupMember[]>;
  /** Those whom everybody may know of, a page at a time, who joined first first. */
  named(groupId: string, after?: string): Promise<Listed<GroupMember>>;
  ofPerson(personId: string): Promise<string[]>;
  /** Stores the group and its first chair in one transaction. Refuses `taken` when it is there already. */
  create(group: Group, chair: GroupMember, deed: Deed): Promise<void>;
  /** Refuses `stale`. Who was newly named a chair is a member at that moment. */
  change(group: Group, deed: Deed, newChairs?: string[]): Promise<void>;
  writeCharter(group: Group, charter: Charter, deed: Deed): Promise<void>;
  charter(groupId: string, n: number): Promise<Charter | undefined>;
  /** Newest first, a page at a time. */
  charters(groupId: string, after?: string): Promise<Listed<Charter>>;

  request(groupId: string, personId: string): Promise<GroupRequest | undefined>;
  /** Longest waiting first, a page at a time. */
  requests(groupId: string, after?: string): Promise<Listed<GroupRequest>>;
  /** What a person asked and nobody answered yet: as many as groups they asked. */
  askedBy(personId: string): Promise<GroupRequest[]>;
  /** In a group that is open at that moment, and that did not remove this person. Refuses `taken`, `conflict` and `forbidden`. */
  join(member: GroupMember, deed: Deed): Promise<void>;
  /** Refuses `taken` when the person asked before or is a member. */
  ask(request: GroupRequest, deed: Deed): Promise<void>;
  /** The request goes, and nothing comes of it. Refuses `stale` when it is gone already. */
  endRequest(request: GroupRequest, deed: Deed): Promise<void>;
  /** The request becomes a membership. Refuses `stale` and `taken`. */
  admit(request: GroupRequest, member: GroupMember, deed: Deed): Promise<void>;
  /** Refuses `stale`. */
  changeMember(member: GroupMember, deed: Deed): Promise<void>;
  /** The membership becomes a past one, and where it was a chair’s the group is stored without them: of two chairs who leave at one moment one hears `stale`. Who was removed joins again only when admitted. */
  leave(group: Group, past: PastMember, deed: Deed): Promise<void>;
  /** Memberships that ended at this instant or later: as many as people left since. */
  past(groupId: string, from: string): Promise<PastMember[]>;
};

export type WorkProducts = {
  find(groupId: string, id: string): Promise<WorkProduct | undefined>;
  /** Newest first, a page at a time. */
  ofGroup(groupId: string, after?: string): Promise<Listed<WorkProduct>>;
  /** Dated from one day, month or year up to another: those of a report. */
  between(groupId: string, from: string, to: string): Promise<WorkProduct[]>;
  /** Version 1 is new; a later one refuses `stale`. */
  keep(product: WorkProduct, deed: Deed): Promise<void>;
};

export type Writings = {
  find(spaceId: string, id: string): Promise<Writing | undefined>;
  /** Without their texts, newest first, a page at a time. */
  ofSpace(spaceId: string, kind: WritingKind, after?: string): Promise<Listed<Omit<Writing, 'text'>>>;
  /** Stores it if whoever writes is a member at that moment; to anybody else the room is not there. Version 1 is new; a later one refuses `stale`. */
  keep(writing: Writing, writer: { groupId: string; personId: string }, deed: Deed): Promise<void>;
};

import { sha256 } from '../../functions/adapters/system/sha256.ts';
import { sections, type Rules } from '../../functions/domain/call/challenge.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { idBytes, makeId, type Kind } from '../../functions/domain/id.ts';
import { commitmentTo } from '../../functions/domain/judging/numbers/committed-seed.ts';
import { DrawPanel, engineRules, type ToDraw } from '../../functions/domain/judging/round/draw.ts';

type Size = { entries: number; judges: number; reviews?: number; least?: number };
const numbered = (kind: Kind, n: number) => makeId(kind, Uint8Array.from({ length: idBytes }, (_, at) => n >> (4 * at)));
const areas = ['water', 'heat', 'homes', 'roads'];
const template = templates['ledger-challenge'] as Record<'judging', object>;
const published = {
  sections: {
    judging: sections.judging.parse(template.judging), details: sections.details.parse({ areas: areas.map((id) => ({ id, name: id, description: '' })) }),
    prizes: sections.prizes.parse({ tiers: [{ id: 'grand', name: 'Grand prize', places: 3, cents: 100, other: '' }] }),
  },
} as Pick<Rules, 'sections'>;

/** A round as the product plans it: four areas, one entry in three barred to somebody, a third of the judges without an organization. */
export const largeField = ({ entries, judges, reviews = 5, least = 0 }: Size): ToDraw => {
  const secret = sha256(`secret of ${entries}`);
  return {
    roundId: numbered('round', 0), challengeId: numbered('challenge', 0), commitment: commitmentTo(sha256, secret), secret, hand: { added: [], removed: [] },
    rules: engineRules(published, { entries, judges }, { expertsPerEntry: 1, byLot: true }),
    panel: DrawPanel.parse({
      reviews, conflicts: Array.from({ length: judges }, (_, j) => sha256(`conflicts of ${j}`)),
      judges: Array.from({ length: judges }, (_, j) => ({ personId: numbered('person', j), name: `judge-${1000 + j}`, organization: j % 3 === 0 ? '' : `Office ${j % 100}`, areas: [areas[j % 4]], least, most: Math.ceil((1.2 * entries * reviews) / judges) })),
      entries: Array.from({ length: entries }, (_, i) => ({ entryId: numbered('entry', i), code: `E${100_000 + i}`, area: areas[(i >> 3) % 4] })),
      barred: Array.from({ length: Math.ceil(entries / 3) }, (_, at) => [3 * at, (7 * at) % judges]),
    }),
  };
};

import { sections, type Sections } from '../../functions/domain/call/challenge.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { timeline } from './stage.ts';

/** A whole draft that lacks nothing, with some sections in place of its own. */
export const draftOf = (changes: Record<string, object> = {}): Sections =>
  Object.fromEntries(
    Object.entries(sections).map(([name, schema]) => {
      const whole: Record<string, object> = {
        ...templates['ledger-challenge'], timeline, general: { title: 'Trusted permits', tagline: 'Check a permit.', contactEmail: 'mara@example.org' },
        details: { need: 'Restaurants hold eleven permits on average, and inspectors call.' }, ...changes,
      };
      return [name, schema.parse(whole[name] ?? {})];
    }),
  ) as Sections;

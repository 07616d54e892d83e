import type { SectionName, Sections } from '../../../../functions/domain/call/challenge.ts';
import { differencesOf } from '../../../../functions/domain/call/draft-merge.ts';
import { sectionTitles } from '../../../../functions/domain/call/section-titles.ts';
import { textDifference, type Stretch } from '../../../../functions/domain/words/text-difference.ts';
import { partText, placeWords } from './place-words.ts';

export type ToldChange = { place: string; stretches: Stretch[] };
export type SectionChanges = { name: SectionName; title: string; changes: ToldChange[] };

/** What is not as it was, section by section, in words a reader can follow. Runs on the server. */
export const toldChanges = (before: Sections, after: Sections): SectionChanges[] =>
  (Object.keys(sectionTitles) as SectionName[])
    .map((name) => ({
      name, title: sectionTitles[name],
      changes: differencesOf(before[name], after[name]).map(({ path, ...sides }) => {
        const last = path.at(-1) ?? '';
        return { place: placeWords(path, after[name], before[name]), stretches: textDifference(partText(sides.before, last), partText(sides.after, last)) };
      }),
    }))
    .filter(({ changes }) => changes.length > 0);

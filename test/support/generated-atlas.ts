import { makeId } from '../../functions/domain/id.ts';
import { ledgers, levels, listingTypes, maturities, statuses, uses } from '../../functions/domain/listing/listing.ts';
import { states } from '../../functions/domain/listing/place.ts';
import type { ListingRow } from '../../functions/domain/listing/row.ts';

const idAt = (kind: 'listing' | 'agency', n: number) => makeId(kind, Uint8Array.from({ length: 20 }, (_, byte) => (n >> (4 * (byte % 6))) + byte));
const words = 'permits wallet harbor ledger records school licence vendor customs audit market land grant repair doctor pharmacy container invoice census archive notary passport energy meter court ballot'.split(' ');
const word = (n: number) => `${words[n % words.length]!}${n % 7 === 0 ? 's' : ''}`;
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;

/** An atlas of any size, the same each time: words, agencies and facts spread as in a real one. */
export const generatedRows = (count: number): ListingRow[] =>
  Array.from({ length: count }, (_, n): ListingRow => {
    const agency = n % 400;
    const starts = `${2010 + (n % 17)}-${String(1 + (n % 12)).padStart(2, '0')}`;
    const state = pick(states, n * 7);
    return {
      id: idAt('listing', n),
      title: `${word(n)} ${word(n * 3 + 1)} ${pick(['pilot', 'registry', 'study', 'exchange'], n)} ${n}`,
      type: pick(listingTypes, n * 5),
      summary: `A ${word(n * 11 + 2)} for ${word(n * 13 + 5)} and ${word(n * 17 + 3)} in ${state.name}, tried with ${n % 60} offices and their ${word(n * 19)}, to see whether a shared ${word(n * 23)} saves time.`,
      url: `https://agency${agency}.example.gov/programs/${n}`,
      agency: { id: idAt('agency', agency), name: `Office of ${word(agency)} number ${agency}`, above: agency < 20 ? [] : [idAt('agency', agency % 20)] },
      level: pick(levels, n),
      place: { country: 'US', region: state.code },
      uses: [pick(uses, n), ...(n % 3 === 0 ? [pick(uses, n + 4)] : [])],
      ...(n % 2 === 0 ? { ledger: pick(ledgers, n >> 1) } : {}),
      ...(n % 3 === 0 ? { maturity: pick(maturities, n) } : {}),
      ...(n % 4 === 0 ? {} : { status: pick(statuses, n) }),
      starts,
      ...(n % 5 === 0 ? { ends: `${2012 + (n % 17)}` } : {}),
      ...(n % 6 === 0 ? {} : { checked: `${2020 + (n % 7)}-0${1 + (n % 9)}-15` }),
      changedAt: new Date(Date.UTC(2024, n % 12, 1 + (n % 28), n % 24)).toISOString(),
    };
  });

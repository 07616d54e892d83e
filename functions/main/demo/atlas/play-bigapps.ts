import { readHtml } from '../../../adapters/html/read-html.ts';
import { Feed } from '../../../domain/import/feed-record.ts';
import { importChallenges } from '../../../use-cases/operator/import-challenges.ts';
import { olga } from '../cast.ts';
import type { Play } from '../play-call.ts';

const announced = 'https://edc.nyc/press-release/nycedc-open-nyc-s-public-private-blockchain-center';
const answers = 'https://lf-hyperledger.atlassian.net/wiki/spaces/LMDWG/pages/18713837/BigApps+Challenge';
const planned = 'https://www.govtech.com/civic/With-Planned-Resource-Center-App-Competition-NYC-Leans-Into-Blockchain.html';

/** In our own words, from what its sponsor announced and from the answers to questions that a Hyperledger group kept. Its winners we could not find out. */
const bigApps = {
  'challenge-id': 'bigapps-blockchain-2019', 'challenge-title': 'NYC BigApps Blockchain', agency: 'New York City Economic Development Corporation', permalink: announced,
  tagline: 'New York City’s competition for applications, held for shared ledgers that improve public services.', 'partners-non-federal': 'SecondMuse', 'type-of-challenge': 'Software and apps',
  'submission-start': '2019-01-10', 'submission-end': '2019-07-31 11:59 PM ET',
  description: `<p>The city asked for applications of shared ledgers that make its services better: more secure, less work, faster for whoever needs them. It planned workshops in which agencies found out where a ledger could help, and others for the public.</p>
<p>SecondMuse ran it for the city. A ledger could be any digital, distributed one: public or private, open to all or to known members.</p>
<p>Sources: <a href="${planned}">the plan of May 2018</a>, <a href="${announced}">the announcement of January 10, 2019</a>, which stands in for the day it opened, and <a href="${answers}">answers to questions</a>, which name July 31, 11:59 p.m. Eastern, as the deadline, without the year.</p>`,
  'how-to-enter': '<p>One form of the competition, complete by the deadline. A person or a team sent up to five entries, each to one of its tasks; a person could be in several teams, of any size.</p>',
  rules: `<ul>
<li>Legal residents of the fifty states and the District of Columbia, aged 13 or older.</li>
<li>Organizations that are at home or incorporated in the United States when they enter.</li>
<li>An organization had raised at most 500,000 dollars for this proposal in the twelve months before.</li>
<li>What was on the market already had been there for at most twelve months.</li>
<li>Everybody who wants to make the city better: also who writes no code, and who works for a government.</li>
</ul>
<p>These are the rules as its answers to questions told them, in our words. The whole text was at the competition’s own site, which is gone.</p>`,
  prizes: '<p>Cash and in-kind prizes, and help to bring an entry into use afterward. Our sources name no amount.</p>',
  judging: '<p>Our sources do not tell how entries were judged, or which of them won.</p>',
};

/** Held elsewhere and over: kept as a call of the product, with its dates and rules, beside its entry in the atlas. */
export const keepBigApps = async ({ ports, company, calendar }: Pick<Play, 'ports' | 'company' | 'calendar'>): Promise<void> => {
  const feed = Feed.parse({ title: 'NYC BigApps Blockchain', home_page_url: 'https://edc.nyc/', _challenge: [bigApps] });
  const [report] = await importChallenges({ ...ports, readHtml }, await company.as(olga, calendar.at(-38)), feed, 'America/New_York');
  if (report?.outcome !== 'added') throw new Error(`The demo's BigApps was ${report?.outcome}. ${report?.lacks.join(' ')}`);
};

import { suspendCredential, withdrawCredential } from '../../use-cases/agency/awarding/change-standing.ts';
import { addAgencyPerson } from '../../use-cases/operator/add-agency-person.ts';
import { createAgency } from '../../use-cases/operator/create-agency.ts';
import { olga, type Player } from './cast.ts';
import { openRegister, type Awarding } from './play-credentials.ts';

const keeper: Player = { email: 'dana.whitfield@registers.example', name: 'Dana Whitfield', organization: 'Office of Tried Registers' };
const holder = (name: string, organization: string): Player => ({ email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@registers.example`, name, organization });

const licenseOf2017 = 'https://www.coindesk.com/markets/2017/08/10/illinois-to-trial-blockchain-tech-in-bid-to-track-medical-licenses';
const certificatesOf2019 = 'https://bialliance.ru/portal/news/ru/7';

/**
 * What others tried as a pilot, as registers that work here: the medical license of Illinois and Hashed Health (2017), and the education
 * certificates of Uzbekistan (2019). The office and whoever is on its registers are made up.
 */
export const tryRegisters = async (play: Awarding): Promise<void> => {
  const { ports, company, calendar } = play;
  const operator = await company.as(olga, calendar.at(-190));
  const agency = await createAgency(ports, operator, {
    name: 'Office of Tried Registers', slug: 'tried-registers', acronym: 'OTR', website: 'https://registers.example',
    about: `We keep registers that governments tried out as pilots, so that anybody can see one at work: the medical license of Illinois (${licenseOf2017}) and the education certificates of Uzbekistan (${certificatesOf2019}). This office and everyone on its registers is made up; those governments have no part in it.`,
  });
  await addAgencyPerson(ports, operator, { agencyId: agency.id, email: (await company.as(keeper, calendar.at(-190))).person.email, roles: ['manager'] });
  const keptBy = { keeper, agencyId: agency.id };
  const license = await openRegister(play, {
    ...keptBy, day: -180,
    text: { name: 'Medical license', description: 'May practice medicine in the state, as this register says today and not as a paper said once.', criteria: 'Holds a degree in medicine, has passed the examination of the state, and is in good standing wherever else licensed.', months: 36, renewable: true },
  });
  await license(holder('Amina Rahal', 'County Hospital'), { reference: '036-104417', day: -170 });
  const paused = await license(holder('Jonas Petrick', 'Lakeside Practice'), { reference: '036-098212', day: -165 });
  const gone = await license(holder('Walter Simms', 'Lakeside Practice'), { reference: '036-081130', day: -165 });
  const byKeeper = (day: number) => company.as(keeper, calendar.at(day));
  await suspendCredential(ports, await byKeeper(-30), { id: paused.id, version: paused.version, reason: 'Continuing education was not shown by the day it was due.', until: calendar.at(60) });
  await withdrawCredential(ports, await byKeeper(-14), { id: gone.id, version: gone.version, reason: 'The degree that the license rests on was never given.' });
  const certificate = await openRegister(play, {
    ...keptBy, day: -180,
    text: { name: 'Certificate of secondary education', description: 'Finished school. Whoever is shown it can check it without asking the school.', criteria: 'Passed the final examinations of an accredited school.', renewable: false },
  });
  await certificate(holder('Dilnoza Karimova', 'School 110'), { reference: 'U 1204411', day: -160 });
};

import type { Page } from '@playwright/test';
import type { World } from './world.ts';
import { openAgency, openChallenge } from './stage.ts';

export const pdf = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n') };
export const notPng = { name: 'map.png', mimeType: 'image/png', buffer: Buffer.from('these are words, not a picture') };
/** Every kind of question. */
export const everyQuestion = {
  sections: [
    {
      id: 'summary', title: 'Summary', hint: 'The first thing a judge reads.', minutes: 15,
      fields: [
        { id: 'pitch', type: 'paragraph', label: 'What does it do, for whom?', required: true, maxWords: 20, public: true },
        { id: 'name', type: 'text', label: 'A name for it' },
        { id: 'kind', type: 'choice', label: 'What kind of thing is it?', options: ['A service', 'A tool'], required: true },
        { id: 'who', type: 'choices', label: 'Who gains?', options: ['Residents', 'Businesses'] },
        { id: 'permits-only', type: 'text', label: 'Which permit?', areas: ['permits'], judges: false },
        { id: 'safety-only', type: 'text', label: 'Which danger?', areas: ['safety'] },
      ],
    },
    {
      id: 'facts', title: 'Facts', minutes: 20,
      fields: [
        { id: 'users', type: 'number', label: 'People served', min: 1 },
        { id: 'cost', type: 'money', label: 'Running cost', required: true, min: 0 },
        { id: 'start', type: 'date', label: 'When could it start?' },
        { id: 'site', type: 'link', label: 'Website' },
        { id: 'video', type: 'video', label: 'A short video' },
        { id: 'code', type: 'repository', label: 'Source code' },
        { id: 'contract', type: 'contract', label: 'Deployed contract' },
      ],
    },
    // an address of its own, because /apply/{challenge}/team is the team's page
    { id: 'team', title: 'Documents', minutes: 5, fields: [{ id: 'documents', type: 'files', label: 'Documents', maxFiles: 2 }] },
  ],
};
const areas = [{ id: 'permits', name: 'Permits', description: '' }, { id: 'safety', name: 'Safety', description: '' }];

/** A challenge whose form asks every kind of question, for teams of three. */
export const openWithForm = async (world: World) => {
  const agency = await openAgency(world);
  const need = 'Restaurants hold eleven permits on average, and inspectors check each one by phone.';
  return openChallenge(world, agency.id, { form: everyQuestion, details: { need, areas }, rules: { teamSize: 3 } });
};

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
export const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved \d/ }).waitFor();
export const bothVersions = (page: Page) => page.locator('#newer .halves p').allInnerTexts();
export const answersOf = async (page: Page) => page.locator('dl.ledger.wide > div').evaluateAll((rows) => rows.map((row) => row.querySelector('dd')!.innerText.trim().replace(/\s+/g, ' ')));

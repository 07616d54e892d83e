import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: string;
beforeAll(async () => {
  world = await makeWorld();
  agency = (await openAgency(world)).id;
});
afterAll(() => world?.stop());

type Worn = { theme?: { n: number; latest: number; logo?: object }; version: number };
const colors = { accent: '#5B2A86', seal: '8a4b08' };
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAPAAAAAwCAYAAAABNqSrAAAAAElFTkSuQmCC', 'base64').toString('base64');
const save = async (body: object, version: number, status = 200) => answer<Worn & { errors?: object[] }>(world.as('mara').post(`/themes/${agency}`, body, { version }), status);
const publicLook = async () => (await answer<{ theme?: object }>(world.as().get('/agencies/records'))).theme;

test('a look is worn at once by the agency and its challenges, and each version stays as it was', async () => {
  expect(await publicLook()).toBeUndefined();
  expect(await save({ ...colors, logo: { data: png } }, 1)).toEqual({ id: agency, theme: { n: 1, latest: 1, logo: { width: 240, height: 48 } }, version: 2 });
  expect(await publicLook()).toEqual({ n: 1, latest: 1, logo: { width: 240, height: 48 } });
  const { slug } = await openChallenge(world, agency);
  expect(await answer(world.as().get(`/challenges/${slug}`))).toMatchObject({ agency: { slug: 'records', theme: { n: 1 } } });
  expect(await answer(world.as().get('/agencies/records/themes/1'))).toEqual({ accent: '#5b2a86', seal: '#8a4b08', logo: { type: 'image/png', data: png, width: 240, height: 48 } });
  // colors alone keep the logo; "none" takes it away
  expect(await save({ accent: '#123456', seal: '#123456' }, 2)).toMatchObject({ theme: { n: 2, latest: 2, logo: { width: 240 } }, version: 3 });
  expect((await save({ accent: '#123456', seal: '#123456', logo: 'none' }, 3)).theme).toEqual({ n: 3, latest: 3 });
  expect(await answer(world.as().get('/agencies/records/themes/1'))).toMatchObject({ accent: '#5b2a86' });
  expect(await answer(world.as().get('/agencies/records/themes/9'), 404)).toMatchObject({ code: 'not-found' });
});

test('an earlier version is worn again, and with 0 the site’s own; the next is counted on', async () => {
  expect(await answer(world.as('mara').put(`/themes/${agency}/worn`, { n: 1 }, { version: 4 }))).toMatchObject({ theme: { n: 1, latest: 3, logo: { width: 240 } } });
  expect(await answer(world.as('mara').put(`/themes/${agency}/worn`, { n: 0 }, { version: 5 }))).toMatchObject({ theme: { n: 0, latest: 3 } });
  expect(await answer(world.as('mara').put(`/themes/${agency}/worn`, { n: 7 }, { version: 6 }), 422)).toMatchObject({ errors: [{ field: 'n' }] });
  expect((await save(colors, 6)).theme).toEqual({ n: 4, latest: 4 });
  const { items, worn } = await answer<{ items: { n: number; logo: boolean }[]; worn: object }>(world.as('paul').get(`/themes/${agency}`));
  expect(items.map(({ n, logo }) => [n, logo]).toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([[1, true], [2, true], [3, false], [4, false]]);
  expect(worn).toMatchObject({ n: 4, accent: '#5b2a86', logo: false });
});

test('what cannot be read is refused, each field with its ratio and a shade that passes; so is an old page, and somebody else', async () => {
  const { errors } = await save({ accent: '#7fb2d6', seal: '#ffffff' }, 7, 422);
  expect(errors).toEqual([
    { field: 'accent', message: expect.stringMatching(/contrast of 2\.0 to 1, and words need 4\.5 to 1\. The nearest color that passes is #[0-9a-f]{6}\.$/) },
    { field: 'seal', message: expect.stringMatching(/contrast of 1\.0 to 1, and drawings need 3 to 1\./) },
  ]);
  expect((await save({ accent: 'green', seal: '#000' }, 7, 422)).errors).toEqual([{ field: 'accent', message: 'Give a color such as #0a5a48: the sign and six digits or letters from a to f.' }]);
  expect((await save({ ...colors, logo: { data: Buffer.from('<svg/>').toString('base64') } }, 7, 422)).errors).toEqual([{ field: 'logo', message: 'Choose a PNG or a JPEG picture.' }]);
  expect(await save(colors, 2, 412)).toMatchObject({ code: 'stale' });
  expect(await answer(world.as('paul').post(`/themes/${agency}`, colors, { version: 7 }), 403)).toMatchObject({ code: 'forbidden' });
  expect(await answer(world.as('otto').get(`/themes/${agency}`), 404)).toMatchObject({ code: 'not-found' });
});

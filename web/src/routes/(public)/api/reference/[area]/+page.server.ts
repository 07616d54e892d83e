import { apiAreas } from '#lib/api-areas.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
  const words = apiAreas[params.area];
  if (!words) error(404, { message: 'There is no such part of the API.' });
  return { area: params.area, ...words };
};

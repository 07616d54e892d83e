import { communityArea } from '../http/app.ts';
import { areaFunction } from './area-function.ts';

export const handler = areaFunction(communityArea);

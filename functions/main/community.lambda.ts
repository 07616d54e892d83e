import { communityArea } from '../http/app.ts';
import { areaFunction } from './lambda/area-function.ts';

export const handler = areaFunction(communityArea);

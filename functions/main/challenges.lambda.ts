import { challengesArea } from '../http/app.ts';
import { areaFunction } from './lambda/area-function.ts';
import { awsLog } from './aws/log-readers.ts';

export const handler = areaFunction(challengesArea, { files: awsLog });

import { voiceArea } from '../http/app.ts';
import { areaFunction } from './lambda/area-function.ts';
import { awsDownloads } from './aws/downloads.ts';

export const handler = areaFunction(voiceArea, { files: awsDownloads });

import { atlasArea } from '../http/app.ts';
import { areaFunction } from './lambda/area-function.ts';
import { awsDownloads } from './aws/downloads.ts';
import { awsFetcher } from './aws/fetcher.ts';

export const handler = areaFunction(atlasArea, { files: (settings) => ({ ...awsDownloads(settings), fetcher: awsFetcher(settings) }) });

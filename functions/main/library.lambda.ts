import { libraryArea } from '../http/app.ts';
import { areaFunction } from './lambda/area-function.ts';
import { awsFiles } from './aws/files.ts';

export const handler = areaFunction(libraryArea, { files: awsFiles });

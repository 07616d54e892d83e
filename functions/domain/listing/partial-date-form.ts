import * as z from 'zod';
import { isPartialDate } from './partial-date.ts';

export const PartialDate = z.string().refine(isPartialDate, 'Give a year, a month or a day, such as 2017, 2017-10 or 2017-10-10.');

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newsPaces, type NewsPace } from '../../functions/domain/follow/news-paces.ts';
import { postOffice } from '../support/letters.ts';
import { people, type Who } from '../support/people.ts';

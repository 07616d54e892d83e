import { afterEach } from 'vitest';
import { tellStories } from '../support/story.ts';

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellStories();
});

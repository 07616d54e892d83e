import { expect, test } from 'vitest';
import { panelWords } from '../../web/src/routes/(signed)/judge/[challenge]/[entry]/panel-words.ts';
import { filledIn } from '../../web/src/lib/scores-form.ts';

test('what is written beside the marks is labeled by who reads it', () => {
  expect(panelWords({ othersVisible: 'never' })).toEqual({
    comment: 'Comment for the agency', note: 'To the agency', hint: 'The agency reads it; other judges do not. The team never sees it.',
  });
  expect(panelWords({ othersVisible: 'after-own' })).toEqual({
    comment: 'Comment for the panel', note: 'To the panel',
    hint: 'The agency reads it, and so does, without your name, each judge whose scores of this entry are in. The team never sees it.',
  });
});

test('a field that a refusal named counts as mended once it is filled, a mark as well as words', () => {
  const form = new FormData();
  const fields = ['value', 'comment-value', 'reason', '_kind'];
  form.set('comment-value', '  ');
  expect(filledIn(form, fields, [])).toEqual([]);
  form.set('mark-value', '4');
  form.set('reason', 'Family');
  form.set('mark-other', '3');
  expect(filledIn(form, fields, [])).toEqual(['value', 'reason']);
  form.delete('reason');
  form.set('comment-value', 'Why');
  expect(filledIn(form, fields, ['value', 'reason'])).toEqual(['value', 'comment-value', 'reason']);
});

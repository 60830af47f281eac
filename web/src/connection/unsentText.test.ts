import { expect, it } from 'vitest';
import { forgetUnsentText } from './unsentText';

it('forgets what was typed and not sent, and keeps what the device is set to', () => {
  localStorage.setItem('timeline.theme', 'dark');
  localStorage.setItem('timeline.draft.i1', '{"text":"The password was on a note"}');
  localStorage.setItem('timeline.outbox.i1', '[{"commandId":"c1"}]');
  forgetUnsentText();
  expect({ ...localStorage }).toEqual({ 'timeline.theme': 'dark' });
});

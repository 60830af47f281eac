import { expect, test } from 'vitest';
import { visibleText } from './visibleText';

test('shows what steers unseen', () => {
  expect(visibleText('a\u202Eb\u001B[2J\u2066\u2028\u0085')).toBe('a[U+202E]b[U+001B][2J[U+2066][U+2028][U+0085]');
  expect(visibleText('x\u{E0041}')).toBe('x[U+E0041]');
});

test('leaves what scripts, emoji and layout need', () => {
  const text = 'نمی\u200Cخواهم \u{1F469}\u200D\u{1F692} \u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} a\u200Eb\n\tc';
  expect(visibleText(text)).toBe(text);
});

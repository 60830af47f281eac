import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { nearestMark } from './CanvasMarks';
import { ChartView } from './ChartView';
import { recurrencePicture } from './recurrence';

const day = 86_400_000;
const from = Date.parse('2026-01-01T00:00:00Z');
const picture = recurrencePicture({ width: 400, zone: 'UTC', from, until: from + 365 * day, incidents: [{ id: 'a', key: 'INC-1', at: from + 10 * day }, { id: 'b', key: 'INC-2', at: from + 146 * day }, { id: 'c', key: 'INC-3', at: from + 200 * day }] });
const open = (onOpen = vi.fn()) => { render(<ChartView name="Schema first" picture={picture} onOpen={onOpen} />); return onOpen; };

it('is an image with a sentence', () => {
  open();
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Schema first. Learned 11 Jan 2026, back after 136 days, 2 times in all.');
});

it('has one stop of Tab, and arrows go from mark to mark; Enter opens what a mark stands for', async () => {
  const onOpen = open();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'INC-1, 11 Jan 2026: learned' }));
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'INC-3, 20 Jul 2026: came back' }));
  await userEvent.keyboard('{ArrowLeft}{Enter}');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('b');
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show as table' }));
});

it('is a table on demand, and a picture again', async () => {
  open();
  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(screen.queryByRole('img')).toBeNull();
  expect(within(screen.getByRole('table')).getAllByRole('row').map(({ textContent }) => textContent)).toEqual(['IncidentWhenWhat', 'INC-111 Jan 2026learned', 'INC-227 May 2026came back', 'INC-320 Jul 2026came back']);
  await userEvent.click(screen.getByRole('button', { name: 'Show as picture' }));
  expect(screen.getByRole('img')).toBeTruthy();
});

it('draws every shape of its picture', () => {
  open();
  expect(document.querySelectorAll('svg > :is(g, line, path, text)')).toHaveLength(picture.shapes.length);
});

it('may do something else by Enter than by a press', async () => {
  const [onOpen, onEnter] = [vi.fn(), vi.fn()];
  render(<ChartView name="Schema first" picture={picture} onOpen={onOpen} onEnter={onEnter} />);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect([onOpen.mock.calls, onEnter.mock.calls]).toEqual([[], [['a']]]);
});

it('says between where somebody drew, and nothing of an unsteady press', async () => {
  const onSpan = vi.fn();
  render(<ChartView name="Schema first" picture={picture} onSpan={onSpan} />);
  const field = screen.getByRole('img').parentElement as HTMLElement;
  const draw = (from: number, until: number) => userEvent.pointer([{ keys: '[MouseLeft>]', target: field, coords: { clientX: from } }, { target: field, coords: { clientX: until } }, { keys: '[/MouseLeft]', target: field, coords: { clientX: until } }]);
  await draw(200, 120);
  await draw(50, 55);
  expect(onSpan.mock.calls).toEqual([[120, 200]]);
});

describe('thousands of marks', () => {
  const marks = Array.from({ length: 3000 }, (_, n) => ({ x: (n % 300) * 10, y: Math.floor(n / 300) * 10, id: `${n}`, words: `INC-${n}` }));
  it('are one stop of keys, which says each and opens it', async () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const onOpen = vi.fn();
    render(<ChartView name="All" picture={{ ...picture, marks }} onOpen={onOpen} />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('INC-2');
    await userEvent.keyboard('{Enter}');
    expect(onOpen.mock.calls).toEqual([['2']]);
  });
  it('are found by the nearest, and none is where none is near', () => {
    expect(nearestMark(marks, 43, 12)).toBe(304);
    expect(nearestMark(marks, 4000, 12)).toBe(-1);
  });
});

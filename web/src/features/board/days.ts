export type Span = 'week' | 'month';

const shifted = (day: string, by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** The days around one, as `2026-11-09`: its week from Monday to Sunday, the 30 days up to it, or the day after it. */
export function daysAround(day: string, span: Span | 'after'): { from: string; to: string } {
  if (span === 'after') return { from: day, to: shifted(day, 1) };
  if (span === 'month') return { from: shifted(day, -27), to: shifted(day, 2) };
  const monday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { from: shifted(day, -monday), to: shifted(day, 6 - monday) };
}

export const daysBefore = (day: string, count: number): string => shifted(day, -count);

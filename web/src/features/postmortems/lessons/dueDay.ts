const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (n: number) => String(n).padStart(2, '0');
const text = (day: Date) => `${String(day.getUTCFullYear())}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`;

/** A day as people type it: `2026-12-11`, `11 Dec`, `11 Dec 2027`, `+14`, `2 weeks`. Null: none can be read. @param today As `2026-11-27`. */
export function dueDay(typed: string, today: string): string | null {
  const said = typed.trim().toLowerCase();
  const begin = new Date(`${today}T00:00:00Z`);
  const ahead = /^\+?\s*(\d{1,4})\s*(d|days?|w|weeks?)?$/.exec(said);
  if (ahead) {
    begin.setUTCDate(begin.getUTCDate() + Number(ahead[1]) * (ahead[2]?.startsWith('w') ? 7 : 1));
    return text(begin);
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  const named = /^(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?$/.exec(said);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const month = named ? months.indexOf(named[2] ?? '') + 1 : 0;
  if (!named || month === 0) return null;
  if (named[3] !== undefined) return real(Number(named[3]), month, Number(named[1]));
  // Without a year, the next one.
  const year = begin.getUTCFullYear();
  const near = real(year, month, Number(named[1]));
  return near !== null && near < today ? real(year + 1, month, Number(named[1])) : near;
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? text(date) : null;
}

/** Names of days and months as people type them in English and German: full, or as short as it is the custom. Sunday is 0, January 1. */
const weekdays: readonly (readonly string[])[] = [
  ['sun', 'sunday', 'so', 'sonntag'], ['mon', 'monday', 'mo', 'montag'], ['tue', 'tues', 'tuesday', 'di', 'dienstag'],
  ['wed', 'wednesday', 'mi', 'mittwoch'], ['thu', 'thur', 'thurs', 'thursday', 'do', 'donnerstag'], ['fri', 'friday', 'fr', 'freitag'],
  ['sat', 'saturday', 'sa', 'samstag', 'sonnabend'],
];
const months: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'jänner'], ['feb', 'february', 'februar'], ['mar', 'march', 'mär', 'märz', 'maerz', 'mrz'], ['apr', 'april'], ['may', 'mai'],
  ['jun', 'june', 'juni'], ['jul', 'july', 'juli'], ['aug', 'august'], ['sep', 'sept', 'september'], ['oct', 'october', 'okt', 'oktober'],
  ['nov', 'november'], ['dec', 'december', 'dez', 'dezember'],
];
/** Days before today. */
const nearDays: Readonly<Record<string, number>> = { today: 0, heute: 0, tonight: 0, yesterday: 1, gestern: 1, vorgestern: 2 };

const among = (lists: readonly (readonly string[])[], word: string): number | null => {
  const at = lists.findIndex((names) => names.includes(word.toLowerCase()));
  return at < 0 ? null : at;
};

export const weekdayOf = (word: string): number | null => among(weekdays, word);
export const daysBack = (word: string): number | null => nearDays[word.toLowerCase()] ?? null;
export const monthOf = (word: string): number | null => { const at = among(months, word); return at === null ? null : at + 1; };

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|');
export const weekdayPattern = longestFirst(weekdays.flat());
export const monthPattern = longestFirst(months.flat());
export const nearDayPattern = longestFirst(Object.keys(nearDays));
/** Only whole names: after a time, `so`, `do` and `sat` are words of the sentence. */
export const longWeekdayPattern = longestFirst(weekdays.flat().filter((name) => name.length > 5));

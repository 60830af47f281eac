import type { AuditFilter, AuditSubject } from '@/gql/graphql';
import { daysAfter, readDay } from '@/time/said';
import { readWallClock } from '@/time/wallClockText';

/** What is asked for together, by the names of the kinds. */
const groups = {
  corrections: { words: 'Corrections', of: /_(amended|retracted|corrected|untagged|reopened)$|^(title|severity|kind|zone)_changed$|_withdrawn$|^sla_target_reassessed$/ },
  removals: { words: 'What was redacted', of: /_redacted$|^content_removed$|^outputs_forgotten$/ },
  access: { words: 'Who may see it', of: /^(made_private|made_public|access_granted|access_removed|access_taken)$/ },
  publishing: { words: 'Review and publishing', of: /^postmortem_/ },
} as const;

const subjects: Record<AuditSubject, string> = { INCIDENT: 'Incidents', POSTMORTEM: 'Postmortems', OUTPUT: 'Kept documents', CATALOGUE: 'The catalogue' };

export type AuditGroup = keyof typeof groups;
interface Kind { name: string; subject: AuditSubject }

/** `severity_changed` as words: what is stored has no other name. */
export const kindAsWords = (name: string): string => name.replaceAll('_', ' ').replace(/^sla\b/, 'SLA').replace(/^eta\b/, 'ETA').replace(/^./, (letter) => letter.toUpperCase());

/** Everything that can be chosen of what happened. */
export function whatOptions(kinds: readonly Kind[]): { options: { value: string; label: string }[]; groups: { label: string; options: { value: string; label: string }[] }[] } {
  return {
    options: [
      { value: '', label: 'Everything' },
      ...Object.entries(groups).map(([value, { words }]) => ({ value, label: words })),
      ...(Object.keys(subjects) as AuditSubject[]).map((subject) => ({ value: `of:${subject}`, label: subjects[subject] })),
    ],
    groups: (Object.keys(subjects) as AuditSubject[]).map((subject) => ({
      label: `${subjects[subject]}, one kind`,
      options: kinds.filter((kind) => kind.subject === subject).map(({ name }) => ({ value: name, label: kindAsWords(name) })).sort((a, b) => a.label.localeCompare(b.label)),
    })),
  };
}

/** What the address asks for. */
export interface AuditQuestion { person: string; what: string; incident: string; from: string; to: string }

export const auditQuestion = (search: URLSearchParams): AuditQuestion => ({
  person: search.get('person') ?? '', what: search.get('what') ?? '', incident: search.get('incident') ?? '', from: search.get('from') ?? '', to: search.get('to') ?? '',
});

/** The same as the API is asked. Days are of the reader's zone, and the last one is in it. Null while the kinds are not known that it needs. */
export function auditFilter({ person, what, incident, from, to }: AuditQuestion, kinds: readonly Kind[] | undefined, zone: string, today: string): AuditFilter | null {
  const start = (text: string, days: number) => { const day = readDay(text, today); return day === null ? null : readWallClock(`${daysAfter(day, days)}T00:00`, zone)?.instant ?? null; };
  const group = what in groups ? groups[what as AuditGroup].of : null;
  const subject = what.startsWith('of:') ? what.slice(3) : null;
  if ((group ?? subject) !== null && !kinds) return null;
  const chosen = group ? kinds?.filter(({ name }) => group.test(name)) : subject !== null ? kinds?.filter((kind) => kind.subject === subject) : null;
  return {
    ...(person !== '' && { actorId: person }),
    ...(incident !== '' && { incidentId: incident.trim() }),
    ...(chosen ? { kinds: chosen.map(({ name }) => name) } : what !== '' && { kinds: [what] }),
    ...(start(from, 0) !== null && { from: start(from, 0) }),
    ...(start(to, 1) !== null && { to: start(to, 1) }),
  };
}

/** Where the same is as a file. */
export function auditFile(filter: AuditFilter): string {
  const query = new URLSearchParams();
  for (const name of ['actorId', 'incidentId', 'from', 'to'] as const) if (filter[name]) query.set(name, String(filter[name]));
  for (const kind of filter.kinds ?? []) query.append('kinds', kind);
  return query.size === 0 ? '/audit.csv' : `/audit.csv?${query.toString()}`;
}

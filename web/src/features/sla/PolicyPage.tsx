import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { getFragmentData } from '@/gql';
import type { Sla_QueryQuery } from '@/gql/graphql';
import { dateWithYear, dayOf } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { Screen } from '@/ui/Screen';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { Sla_Calendar, timesOn } from './calendars';
import { Contracts } from './Contracts';
import { Sla_Query } from './data';
import { useDraft } from './draft';
import { LeavingDialog } from './LeavingDialog';
import { OwnPolicy, RenameDialog } from './PolicyActs';
import { PutInForceDialog } from './PutInForceDialog';
import { Replay } from './Replay';
import { Rules } from './Rules';
import { TargetDialog } from './TargetDialog';
import { AddTarget, TargetsTable } from './TargetsTable';
import { sameTerms, Sla_Version, termsOf, type Terms } from './terms';
import { TryIt } from './TryIt';
import { CalendarSummary } from './CalendarSummary';
import '@/ui/section.css';
import './sla.css';

type Catalogue = Sla_QueryQuery['catalogue'];

/** One policy: what it promises, what a new version would change, and how a due time comes about. `new`: the next policy. */
export function PolicyPage() {
  const { policy: id = '' } = useParams();
  const [{ data, error }, again] = useQuery({ query: Sla_Query });
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  const above = <Link to="/sla">SLA</Link>;
  const catalogue = data?.catalogue;
  if (!catalogue) return <Screen above={above} title="Policy">{error ? <LoadError message={failureOf(error).message} onRetry={anew} /> : <Skeleton label="Loading the policy" rows={8} />}</Screen>;
  if (id !== 'new' && !catalogue.policies.nodes.some((each) => each.id === id)) return <Screen above={above} title="Policy"><EmptyState title="There is no such policy"><Link to="/sla">All policies</Link></EmptyState></Screen>;
  if (catalogue.calendars.nodes.length === 0) return <Screen above={above} title="New policy"><EmptyState title="There is no calendar yet"><p>What a policy promises is counted on one.</p><Link to="/sla/calendars/new">Add a calendar</Link></EmptyState></Screen>;
  return <Policy key={id} id={id} catalogue={catalogue} onChanged={anew} failure={error ? failureOf(error).message : null} />;
}

interface Draft { terms: Terms; /** The version that it was begun on. */ on: number }

function Policy({ id, catalogue, onChanged, failure }: { id: string; catalogue: Catalogue; onChanged: () => void; failure: string | null }) {
  const [words, setWords] = useSearchParams();
  const navigate = useNavigate();
  const manages = mayAs(useViewer().role, 'MANAGER');
  const { draft, setDraft } = useDraft<Draft>(id);
  const [open, setOpen] = useState<'publish' | 'rename' | number | null>(null);
  const [today] = useState(() => dayOf(Date.now(), deviceZone()));
  const calendars = getFragmentData(Sla_Calendar, catalogue.calendars.nodes);
  const policy = catalogue.policies.nodes.find((each) => each.id === id);
  const versions = policy ? getFragmentData(Sla_Version, policy.versions) : [];
  const newest = versions.at(-1);
  const asked = versions.find(({ number }) => String(number) === words.get('version'));
  const first: Terms = { calendarId: calendars[0]?.id ?? '', columns: [], warnAt: 80, pauseReasons: [], degradedIsDown: false };
  const before = newest ? termsOf(newest) : null;
  const past = asked !== undefined && asked.number !== newest?.number;
  const base = past ? termsOf(asked) : before ?? first;
  const terms = past || !manages ? base : draft?.terms ?? base;
  const changed = !past && draft !== null && !sameTerms(draft.terms, before ?? first);
  const next = (newest?.number ?? 0) + 1;
  const edit = manages && !past ? (changedTerms: Terms) => { setDraft(sameTerms(changedTerms, before ?? first) ? null : { terms: changedTerms, on: draft?.on ?? newest?.number ?? 0 }); } : null;
  const now = policy?.versionOn?.number;
  const versionWords = ({ number, validFrom, validUntil }: (typeof versions)[number]) => `${number}${number === now ? ', in force' : ''} · ${dateWithYear(validFrom)} ${validUntil ? `to ${dateWithYear(validUntil)}` : 'on'}`;
  const used = new Set([terms.calendarId, ...terms.columns.flatMap(({ cells }) => Object.values(cells).map((cell) => cell.calendarId ?? terms.calendarId))]);
  const summaries = calendars.filter((each) => used.has(each.id)).map((each) => ({ calendar: each, times: timesOn(each, today) }));

  const actions = (
    <>
      {versions.length > 0 && (
        <Menu trigger={<Button look="ghost"><Icon name="history" />{past ? `Version ${asked.number}` : changed ? `Version ${next}, draft` : `Version ${newest?.number ?? 1}`}<Icon name="down" /></Button>}
          parts={[{ heading: 'Versions', value: String(past ? asked.number : newest?.number ?? ''), options: [...versions].reverse().map((version) => ({ value: String(version.number), label: versionWords(version) })), onChange: (value) => { setWords(value === String(newest?.number) ? {} : { version: value }); } },
            ...(manages ? ['rule' as const, { label: 'Rename the policy…', run: () => { setOpen('rename'); } }] : [])]} />
      )}
      {changed && <Button onClick={() => { setDraft(null); }}>Discard</Button>}
      {edit && <Button look="primary" disabled={!changed} onClick={() => { setOpen('publish'); }}>Put in force…</Button>}
    </>
  );
  return (
    <Screen bare above={<Link to="/sla">SLA</Link>} title={policy ? visibleText(policy.name) : 'New policy'} actions={actions}>
      <div className="sla-policy">
        <div className="sla-main">
          {failure && <Notice tone="crit">{failure} What was read before is shown.</Notice>}
          {past && <Notice action={<Link to={`/sla/${id}`}>The newest</Link>}>This is version {asked.number}, to be read only.</Notice>}
          {changed && draft.on !== (newest?.number ?? 0) && <Notice tone="warn">Version {newest?.number} was published since this draft was begun on version {draft.on}. Changes are marked against version {newest?.number}.</Notice>}
          <div className="sla-part"><p className="sla-sentence">{sentence(newest, asked, past, changed, next, manages)}</p>{policy && <OwnPolicy id={id} own={catalogue.organisationPolicy?.id === id} manages={manages} onChanged={onChanged} />}</div>
          <section className="sla-part" aria-label="Targets">
            <div className="part-head"><h2>Targets</h2><p className="muted small">{changed && newest ? `changed since version ${newest.number} marked` : edit ? 'press one to change it' : ''}</p><div className="grow" />{edit && <AddTarget onAdd={() => { setOpen(-1); }} />}</div>
            {terms.columns.length === 0 ? <EmptyState title="Nothing is promised yet"><p>Add a target, then say how long for each severity.</p></EmptyState>
              : <TargetsTable terms={terms} before={changed && before ? before : null} calendars={calendars} onChange={edit} onColumn={setOpen} />}
            <Rules terms={terms} calendars={calendars} onChange={edit} />
          </section>
          {summaries.map(({ calendar, times }) => <CalendarSummary key={calendar.id} calendar={calendar} times={times} today={today} />)}
          {changed && policy && <section className="sla-part" aria-label={`What version ${next} would have changed`}><div className="part-head"><h2>What version {next} would have changed</h2><p className="muted small">the last 90 days replayed</p></div><Replay policyId={id} terms={terms} /></section>}
          {policy && <div className="sla-part"><Contracts catalogue={catalogue} policyId={id} manages={manages} onChanged={onChanged} /></div>}
        </div>
        <aside className="sla-side" aria-label="Worked example"><TryIt terms={terms} calendars={calendars} /></aside>
      </div>
      {open === 'publish' && <PutInForceDialog id={id} terms={terms} version={next} today={today} onClose={() => { setOpen(null); }} onDone={(made) => { setOpen(null); setDraft(null); onChanged(); if (id === 'new') void navigate(`/sla/${made}`, { replace: true }); }} />}
      {open === 'rename' && policy && <RenameDialog id={id} name={policy.name} onClose={() => { setOpen(null); }} onDone={() => { setOpen(null); onChanged(); }} />}
      {typeof open === 'number' && edit && (
        <TargetDialog column={terms.columns[open] ?? null} taken={terms.columns.filter((_, place) => place !== open).map(({ name }) => name)} onClose={() => { setOpen(null); }}
          onDone={(column) => { edit({ ...terms, columns: open < 0 ? [...terms.columns, column] : terms.columns.map((each, place) => (place === open ? column : each)) }); setOpen(null); }}
          onRemove={() => { edit({ ...terms, columns: terms.columns.filter((_, place) => place !== open) }); setOpen(null); }} />
      )}
      <LeavingDialog changed={changed && open !== 'publish'} onDiscard={() => { setDraft(null); }} />
    </Screen>
  );
}

function sentence(newest: { number: number; validFrom: string; validUntil?: string | null } | undefined, asked: typeof newest, past: boolean, changed: boolean, next: number, manages: boolean): string {
  if (!newest) return 'Promises to customers with this policy. It applies to incidents from the day on which it is put in force.';
  const shown = past && asked ? asked : newest;
  const valid = `Version ${shown.number} is valid from ${dateWithYear(shown.validFrom)} ${shown.validUntil ? `to ${dateWithYear(shown.validUntil)}` : 'until further notice'}. Incidents keep the version that they began under`;
  return changed ? `${valid}; version ${next} will apply to those that begin from the day on which it is put in force.` : `${valid}${manages && !past ? '; a change makes the next version' : ''}.`;
}

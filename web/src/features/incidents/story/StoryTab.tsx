import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { StorySection, StoryTab_QueryQuery } from '@/gql/graphql';
import { clockTime, dateAndTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { EntryLink } from '../EntryLink';
import type { RoomIncident } from '../roomRecord';
import './story.css';

const StoryTab_Query = graphql(`
  query StoryTab_Query($key: String!, $at: Instant, $since: Instant) {
    incident(key: $key, asKnownAt: $at) { id lastVisit { at } storySoFar(since: $since, asKnownAt: $at) { moment since sentences { section text entryIds } } }
  }
`);

type Sentence = NonNullable<NonNullable<StoryTab_QueryQuery['incident']>['storySoFar']>['sentences'][number];

const left = [['WHO_DOES_WHAT', 'Who does what'], ['PROMISES', 'What people were told'], ['NEXT_DEADLINES', 'Promises running'], ['NOT_KNOWN_YET', 'Not known yet']] as const;
const right = [['THEORIES', 'Theories'], ['CAUSES', 'Causes'], ['SINCE_YOU_LEFT', 'Since you left'], ['DECISIONS', 'Decisions']] as const;

const none: Partial<Record<StorySection, string>> = {
  WHO_DOES_WHAT: 'Nobody yet.', NEXT_DEADLINES: 'Nothing is promised.', THEORIES: 'No theory yet.', DECISIONS: 'Nothing was decided.', NOT_KNOWN_YET: 'Nothing is missing.',
};

/** The state in one screen, for whoever joins now or comes back: from the record alone, as of the moment that is looked at. */
export function StoryTab({ incident, zone, at }: { incident: RoomIncident; zone: string; at: string | null }) {
  // When they left stays what it was when they came: being here moves it.
  const [since, setSince] = useState<string | null>(null);
  const [{ data, error, stale }, again] = useQuery({ query: StoryTab_Query, variables: { key: incident.key, at, since }, requestPolicy: 'network-only' });
  const visited = data?.incident?.lastVisit?.at;
  if (since === null && visited != null) setSince(visited);
  const version = useRef(incident.version);
  useEffect(() => {
    if (version.current === incident.version) return;
    version.current = incident.version;
    again({ requestPolicy: 'network-only' });
  }, [incident.version, again]);

  const story = data?.incident?.storySoFar;
  usePrintOnce(story != null && !stale);
  if (!story) {
    if (error) return <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />;
    return data ? <p className="muted">It was not declared by then.</p> : <Skeleton label="Loading the story so far" />;
  }
  const of = (section: StorySection) => story.sentences.filter((sentence) => sentence.section === section);
  const column = (sections: readonly (readonly [StorySection, string])[]) => sections.map(([section, title]) => (
    <StoryPart key={section} section={section} title={section === 'SINCE_YOU_LEFT' && since !== null ? `Since you left at ${clockTime(since, zone)}` : title} sentences={of(section)} />
  ));
  return (
    <article className="story" aria-label="Story so far">
      {error && <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
      <div className="story-top">
        <p className="story-lead">{of('WHERE_WE_ARE').map((sentence, i) => <Told key={i} sentence={sentence} />)}</p>
        <Button className="story-print" look="ghost" onClick={() => { window.print(); }}><Icon name="document" />Print</Button>
      </div>
      <div className="story-columns"><div>{column(left)}</div><div>{column(right)}</div></div>
      <p className="muted small">From the record of {incident.key} as known {dateAndTime(story.moment, zone)}. Times in sentences are those of {incident.zone.replaceAll('_', ' ')}.</p>
    </article>
  );
}

function StoryPart({ section, title, sentences }: { section: StorySection; title: string; sentences: readonly Sentence[] }) {
  if (sentences.length === 0 && none[section] === undefined) return null;
  return (
    <section className="story-part">
      <h2>{title}</h2>
      {sentences.length === 0 ? <p className="muted">{none[section]}</p> : <ul>{sentences.map((sentence, i) => <li key={i}><Told sentence={sentence} /></li>)}</ul>}
    </section>
  );
}

/** A sentence; one that entries say is the way to the first of them. */
function Told({ sentence: { text, entryIds } }: { sentence: Sentence }) {
  const [first] = entryIds;
  return <>{first === undefined ? visibleText(text) : <EntryLink className="plain-link" id={first}>{visibleText(text)}</EntryLink>}{' '}</>;
}

/** Prints when the address asks for it, once, and lets the address forget. */
function usePrintOnce(ready: boolean): void {
  const [search, setSearch] = useSearchParams();
  const asked = ready && search.has('print');
  useEffect(() => {
    if (!asked) return;
    window.print();
    setSearch((before) => { before.delete('print'); return before; }, { replace: true });
  }, [asked, setSearch]);
}

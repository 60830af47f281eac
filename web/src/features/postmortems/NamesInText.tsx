import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { NamesInText_QueryQuery } from '@/gql/graphql';
import { Button } from '@/ui/Button';
import { LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Section } from '@/ui/Section';
import './names.css';

const NamesInText_Query = graphql(`
  query NamesInText_Query($key: String!) {
    incident(key: $key) {
      id
      postmortem {
        id namesNotice
        namesInText(settled: true) { findId place words before after times confidence state shownAs candidates { person shownAs } }
      }
    }
  }
`);

const NamesInText_ReplaceMutation = graphql(`
  mutation NamesInText_ReplaceMutation($input: ReplaceNamesInput!) {
    replaceNames(input: $input) { postmortem { id version } error { code message field } }
  }
`);

const NamesInText_DismissMutation = graphql(`
  mutation NamesInText_DismissMutation($input: DismissNamesInput!) {
    dismissNames(input: $input) { postmortem { id version } error { code message field } }
  }
`);

const NamesInText_ReopenMutation = graphql(`
  mutation NamesInText_ReopenMutation($input: ReopenNamesInput!) {
    reopenNames(input: $input) { postmortem { id version } error { code message field } }
  }
`);

type Find = NonNullable<NonNullable<NonNullable<NamesInText_QueryQuery['incident']>['postmortem']>>['namesInText'][number];

const places: Record<Find['place'], string> = { TITLE: 'title', ENTRY: 'entry', LESSON: 'lesson', ACTION_ITEM: 'action item', SECTION: 'written section', REVIEW: 'reason for publishing' };

interface NamesInTextProps {
  incidentKey: string;
  mayWrite: boolean;
  /** Called when something was said of words: what the document shows may be another. */
  onChange: () => void;
}

/** Names that were typed in part: each with the words around it, to be replaced by a role, or to be left because it is none. */
export function NamesInText({ incidentKey, mayWrite, onChange }: NamesInTextProps) {
  const [{ data, error }, refresh] = useQuery({ query: NamesInText_Query, variables: { key: incidentKey }, requestPolicy: 'cache-and-network' });
  const [all, setAll] = useState(false);
  const replace = useCommand(NamesInText_ReplaceMutation);
  const dismiss = useCommand(NamesInText_DismissMutation);
  const reopen = useCommand(NamesInText_ReopenMutation);
  const incident = data?.incident;
  const postmortem = incident?.postmortem;

  if (error && !postmortem) return <LoadError message={failureOf(error).message} onRetry={() => { refresh({ requestPolicy: 'network-only' }); }} />;
  if (!data) return <Section title="Names typed in part"><Skeleton label="Looking for names" /></Section>;
  if (!incident || !postmortem) return null;

  const incidentId = incident.id;
  const shown = postmortem.namesInText.filter(({ state }) => all || state === 'OPEN');
  const settled = postmortem.namesInText.some(({ state }) => state !== 'OPEN');
  const failure = replace.failure ?? dismiss.failure ?? reopen.failure;
  const done = (payload: unknown) => {
    if (!payload) return;
    refresh({ requestPolicy: 'network-only' });
    onChange();
  };

  return (
    <Section title="Names typed in part" action={settled && <Button small look="ghost" onClick={() => { setAll(!all); }}>{all ? 'Open ones' : 'All'}</Button>}>
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      {postmortem.namesNotice ? <p className="small">{postmortem.namesNotice.replace(' Look through namesInText.', '')}</p> : <p className="small">None that is open.</p>}
      <ul className="names-found">
        {shown.map((find) => (
          <FoundWords
            key={find.findId} find={find} busy={!mayWrite || replace.sending || dismiss.sending || reopen.sending}
            onReplace={(person) => { void replace.run({ incidentId, names: [{ findId: find.findId, person }] }).then(done); }}
            onDismiss={() => { void dismiss.run({ incidentId, findIds: [find.findId] }).then(done); }}
            onReopen={() => { void reopen.run({ incidentId, findIds: [find.findId] }).then(done); }}
          />
        ))}
      </ul>
    </Section>
  );
}

interface FoundWordsProps {
  find: Find;
  busy: boolean;
  onReplace: (person: string) => void;
  onDismiss: () => void;
  onReopen: () => void;
}

function FoundWords({ find, busy, onReplace, onDismiss, onReopen }: FoundWordsProps) {
  return (
    <li>
      <p className="small">…{find.before}<mark>{find.words}</mark>{find.after}…</p>
      <p className="small muted">
        {places[find.place]}{find.times > 1 && `, ${find.times} times`}{find.confidence === 'DOUBTFUL' && ', may be another word'}
        {find.state === 'REPLACED' && `, shown as ${find.shownAs ?? 'a role'}`}{find.state === 'NO_NAME' && ', no name'}
      </p>
      <div className="row">
        {find.state === 'OPEN' ? (
          <>
            {find.candidates.map(({ person, shownAs }) => <Button key={person} small disabled={busy} title={`${person}: shown as ${shownAs}`} onClick={() => { onReplace(person); }}>{person}</Button>)}
            <Button small look="ghost" disabled={busy} onClick={onDismiss}>Not a name</Button>
          </>
        ) : <Button small look="ghost" disabled={busy} onClick={onReopen}>Undo</Button>}
      </div>
    </li>
  );
}

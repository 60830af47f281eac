import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { getFragmentData, graphql } from '@/gql';
import type { Audience } from '@/gql/graphql';
import { clockTimeFrom } from '@/time/formatting';
import { roughDuration, secondsBetween } from '@/time/durations';
import { useNow } from '@/time/useNow';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Field, TextArea, TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Segmented } from '@/ui/Segmented';
import { visibleText } from '@/ui/visibleText';
import { audienceWords, optionsOf } from '@/words/words';
import { firstDay, type RoomIncident } from '../roomRecord';
import type { OwnActs } from '../recording/useOwnActs';
import { dueWords } from './lateness';
import { readDueText } from './dueText';
import { forgetUpdate, keepUpdate, keptUpdate } from './updateDraft';
import { Channels_advice, useChannels, type Way } from './useChannels';
import { WayChoice } from './WayChoice';
import { chosenAfter, waysOf, workingOf } from './ways';
import './sendUpdate.css';

const SendUpdate_SendMutation = graphql(`
  mutation SendUpdate_SendMutation($input: SendUpdateInput!) {
    sendUpdate(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const SendUpdate_StoryQuery = graphql(`
  query SendUpdate_StoryQuery($key: String!) { incident(key: $key) { id storySoFar { sentences { section text } } } }
`);

interface SendUpdateProps { incident: RoomIncident; zone: string; acts: OwnActs; onClose: () => void }

/** Tells people where it stands, records that they were told, and promises the next word. */
export function SendUpdate({ incident, zone, acts, onClose }: SendUpdateProps) {
  const client = useClient();
  const now = useNow(15_000);
  const day = firstDay(incident, zone);
  const clock = (at: string) => clockTimeFrom(day, at, zone);
  const [{ data, error: unread }, readAgain] = useChannels(incident.key);
  const advice = data?.incident ? Object.values(data.incident).flatMap((one) => (typeof one === 'object' ? [getFragmentData(Channels_advice, one)] : [])) : [];
  const ways = waysOf(data?.catalogue.channels.nodes ?? [], advice);

  const [audience, setAudience] = useState<Audience>('CUSTOMER');
  const [text, setText] = useState(() => keptUpdate(incident.id));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [why, setWhy] = useState('');
  const [next, setNext] = useState('');
  const [back, setBack] = useState('');
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<{ message: string; atRisk: boolean } | null>(null);
  const commandId = useRef<{ input: string; id: string } | null>(null);
  useEffect(() => { keepUpdate(incident.id, text); }, [incident.id, text]);

  const nameOf = (way: Way) => way.id ?? way.channel;
  const picked = ways.filter((way) => chosen.includes(nameOf(way)));
  const risky = picked.filter(({ risk }) => risk !== null);
  const warned = risky.length > 0 || (problem?.atRisk ?? false);
  const nextAt = next.trim() === '' ? null : readDueText(next, now, zone);
  const backAt = back.trim() === '' ? null : readDueText(back, now, zone);
  const eta = incident.etas.find(({ for: what, supersededBy }) => what == null && supersededBy == null);
  const last = incident.updates.at(-1);
  const every = last?.nextUpdateDue != null ? secondsBetween(last.at, last.nextUpdateDue) : null;
  const due = incident.due.find(({ kind }) => kind === 'UPDATE')?.at ?? null;

  const textProblem = asked && text.trim() === '' ? 'Say what they need to know.' : null;
  const wayProblem = asked && picked.length === 0 ? 'Say by which way.' : null;
  const whyProblem = asked && warned && why.trim() === '' ? 'Say why over a way that may be down: it is recorded beside the update.' : null;
  const nextProblem = asked && next.trim() !== '' && !nextAt ? 'Write a time to come, like 02:00 or +30m.' : null;
  const backProblem = asked && back.trim() !== '' && !backAt ? 'Write a time to come, like 02:30 or +2h.' : null;

  const fromStory = async () => {
    const { data: read } = await client.query(SendUpdate_StoryQuery, { key: incident.key }, { requestPolicy: 'network-only' }).toPromise();
    const told = (read?.incident?.storySoFar?.sentences ?? []).filter(({ section }) => section === 'WHERE_WE_ARE' || section === 'CAUSES').map((sentence) => sentence.text).join(' ');
    if (told === '') { setProblem({ message: 'The story so far could not be read. Try again.', atRisk: false }); return; }
    setText((before) => (before.trim() === '' ? told : `${before.trimEnd()}\n\n${told}`));
  };

  const submit = async () => {
    setAsked(true);
    if (text.trim() === '' || picked.length === 0 || (warned && why.trim() === '') || (next.trim() !== '' && !nextAt) || (back.trim() !== '' && !backAt)) return;
    const channelIds = picked.flatMap(({ id }) => id ?? []);
    const input = {
      incidentId: incident.id, audience, channel: picked[0]?.channel ?? 'PHONE', text: text.trim(),
      ...(channelIds.length > 0 && { channelIds }), ...(nextAt && { nextUpdateDue: nextAt.at }), ...(warned && { sendAnyway: true, sendAnywayReason: why.trim() }),
    };
    const said = JSON.stringify(input);
    if (commandId.current?.input !== said) commandId.current = { input: said, id: uuidv7() };
    setSending(true);
    const { payload, failure } = await send(client, SendUpdate_SendMutation, { input: { ...input, commandId: commandId.current.id } });
    setSending(false);
    if (!payload) { setProblem({ message: failure.message, atRisk: failure.code === 'CHANNEL_AT_RISK' }); return; }
    acts.answered(payload);
    forgetUpdate(incident.id);
    setText('');
    const unsaid = backAt ? await acts.record('eta', { by: backAt.at }) : null;
    if (unsaid) { setProblem({ message: `The update is sent. When it is expected back was not recorded: ${unsaid.message}`, atRisk: false }); return; }
    onClose();
  };

  return (
    <form className="send-update" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void submit(); }
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}>
      <p className="muted">{dueWords(due, now, clock)} {last ? `The last one went out at ${clock(last.at)}.` : 'Nobody was told anything yet.'}</p>
      <Field label="To">{() => <Segmented label="To" value={audience} options={optionsOf(audienceWords)} onChange={setAudience} />}</Field>
      <div>
        <TextArea label="What they need to know" data-autofocus rows={5} maxLength={20_000} value={text} error={textProblem} onChange={(event) => { setText(event.target.value); }} />
        <div className="send-under"><Button small look="ghost" onClick={() => { void fromStory(); }}>Start from the story so far</Button><span className="muted small">{text.length} characters</span></div>
      </div>
      <fieldset aria-describedby={wayProblem ? 'send-way-problem' : undefined}>
        <legend>By</legend>
        {unread && <Notice tone="warn" action={<Button small look="ghost" onClick={() => { readAgain({ requestPolicy: 'network-only' }); }}>Try again</Button>}>Which ways work could not be read.</Notice>}
        <div className="send-ways">
          {ways.map((way) => (
            <WayChoice key={nameOf(way)} way={way} chosen={chosen.includes(nameOf(way))} onPress={() => { setProblem(null); setChosen(chosenAfter(picked, way).map(nameOf)); }} />
          ))}
        </div>
        {wayProblem && <p id="send-way-problem" className="field-error" role="alert">{wayProblem}</p>}
      </fieldset>
      {warned && (
        <div className="send-why">
          {workingOf(advice).length > 0 && <p>What works: {workingOf(advice).map((name) => visibleText(name)).join(', ')}.</p>}
          <TextField label="Why all the same" maxLength={1000} value={why} error={whyProblem} onChange={(event) => { setWhy(event.target.value); }} />
        </div>
      )}
      <div className="send-times">
        <TextField label="Next word by" placeholder={every === null ? '02:00, +30m' : `+${Math.round(every / 60)}m`} value={next} error={nextProblem} onChange={(event) => { setNext(event.target.value); }}
          hint={nextAt ? `${nextAt.words}, in ${roughDuration(secondsBetween(now, nextAt.at))}` : every === null ? 'Empty: nothing is promised.' : `Until now every ${roughDuration(every)}. Empty: nothing is promised.`} />
        <TextField label="Expected back" placeholder="02:30, +2h" value={back} error={backProblem} onChange={(event) => { setBack(event.target.value); }}
          hint={backAt ? `${backAt.words}: recorded as your estimate` : eta ? `${clock(eta.by)}, ${visibleText(eta.givenBy)}’s estimate` : 'Not known: nobody has given an estimate.'} />
      </div>
      {problem && <Notice tone="crit">{problem.message}</Notice>}
      <div className="send-foot">
        <span className="muted small">Also goes to the timeline{audience === 'PUBLIC' ? ' and may be published' : ''}.</span>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" title="Ctrl + Enter" disabled={sending}>Send and record<Icon name="enter" /></Button>
      </div>
    </form>
  );
}

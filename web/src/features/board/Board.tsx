import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useAllCommands } from '@/keys/registry';
import { moveInList } from '@/keys/roving';
import { roughDuration, secondsBetween } from '@/time/durations';
import { useNow } from '@/time/useNow';
import { Button, buttonClass } from '@/ui/Button';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { Screen } from '@/ui/Screen';
import { Segmented } from '@/ui/Segmented';
import { Tag } from '@/ui/Tag';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import { chooseOrder, useOrder } from './boardChoices';
import { BoardEmpty } from './BoardEmpty';
import { BoardRow } from './BoardRow';
import { boardOrders, dueNext, orderWords, sorted, stateOf } from './clocks';
import { DuePart } from './DuePart';
import { useSteady } from './steady';
import { useBoard } from './useBoard';
import { WaitingPart } from './WaitingPart';
import './board.css';

// What lies below the first rows comes after them.
const WeekPart = lazy(() => import('./WeekPart').then((module) => ({ default: module.WeekPart })));
const EngagementPart = lazy(() => import('./EngagementPart').then((module) => ({ default: module.EngagementPart })));

const none: readonly never[] = [];

/** What burns, what is due, who waits for me. */
export function Board() {
  const viewer = useViewer();
  const { zone } = useZoneView();
  const { lines, count, waiting, failure, readAt, anew } = useBoard();
  const [which, setWhich] = useState<'open' | 'mine'>('open');
  const order = useOrder();
  const now = useNow(15_000, lines !== null);
  const declare = useAllCommands().find(({ id }) => id === 'declare');
  const mine = useMemo(() => (lines ?? none).filter(({ glance }) => glance?.engaged.includes(viewer.name)), [lines, viewer.name]);
  const ordered = useMemo(() => sorted(which === 'mine' ? mine : (lines ?? none), order), [which, mine, lines, order]);
  const { lines: shown, hold } = useSteady(ordered, `${which} ${order}`);
  const states = dueNext(lines ?? none).map(({ clock }) => ({ kind: clock.kind, state: stateOf(clock, now) }));
  const late = states.filter(({ state }) => state === 'late');
  const lateUpdates = late.filter(({ kind }) => kind === 'UPDATE').length;
  const risk = states.filter(({ state }) => state === 'risk').length;
  const empty = lines?.length === 0;

  return (
    <Screen title="Board" bare
      views={lines && !empty && <Segmented label="Which incidents" value={which} onChange={setWhich} options={[{ value: 'open', label: `Open ${count}` }, { value: 'mine', label: `Mine ${mine.length}` }]} />}
      actions={(
        <>
          {!empty && <Link className={`${buttonClass({ look: 'ghost' })} board-wide`} to="/wall"><Icon name="monitor" />Wall</Link>}
          {mayAs(viewer.role, 'RESPONDER') && !empty && <Link className={buttonClass()} to="/paste"><Icon name="paste" />Paste notes</Link>}
          {declare && <Button className="board-wide" look="primary" onClick={declare.run}><Icon name="plus" />{declare.words}</Button>}
        </>
      )}>
      <div className="board">
        <div className="board-main">
          {failure && (
            <div className="board-failure"><LoadError message={readAt === null ? failure : `${failure} This was read ${roughDuration(Math.max(0, secondsBetween(readAt, now)))} ago.`} onRetry={anew} /></div>
          )}
          {!lines && !failure && <Skeleton label="Loading incidents" />}
          {lines && !empty && (
            <section aria-label="Incidents" className="board-open">
              <div className="board-sum">
                <strong className="tabular">{count} open</strong>
                {lateUpdates > 0 && <Tag tone="crit">{lateUpdates === 1 ? '1 update late' : `${lateUpdates} updates late`}</Tag>}
                {late.length > lateUpdates && <Tag tone="crit">{late.length - lateUpdates} late</Tag>}
                {risk > 0 && <Tag tone="high">{risk === 1 ? '1 clock at risk' : `${risk} clocks at risk`}</Tag>}
                <span className="grow" />
                <Menu trigger={<Button small look="ghost"><Icon name="order" size={14} /><span className="visually-hidden">Order: </span>{orderWords[order]}<Icon name="down" size={14} /></Button>}
                  parts={[{ heading: 'Order by', value: order, options: boardOrders.map((value) => ({ value, label: orderWords[value] })), onChange: (value) => { chooseOrder(value as typeof order); } }]} />
              </div>
              {shown.length === 0 && <p className="board-nothing muted">You have hands on none of them.</p>}
              <ul onKeyDown={moveInList} {...hold}>
                {shown.map(({ line, gone }) => <BoardRow key={line.id} line={line} gone={gone} now={now} zone={zone} />)}
              </ul>
              {count > lines.length && <p className="board-nothing muted">The newest {lines.length} are here. <Link to="/incidents?status=open">All {count}</Link></p>}
            </section>
          )}
          {empty && <BoardEmpty mayRecord={mayAs(viewer.role, 'RESPONDER')} {...(declare && { declare: declare.run })} />}
          {lines && <Suspense fallback={null}><WeekPart zone={zone} now={now} stamp={lines.map(({ id, status }) => id + status).join()} /></Suspense>}
        </div>
        {lines && (
          <div className="board-aside">
            <DuePart lines={lines} now={now} zone={zone} />
            <WaitingPart waiting={waiting} lines={lines} name={viewer.name} now={now} zone={zone} />
            <Suspense fallback={null}><EngagementPart zone={zone} now={now} /></Suspense>
          </div>
        )}
      </div>
    </Screen>
  );
}

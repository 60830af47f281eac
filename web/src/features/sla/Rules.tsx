import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import type { Calendar } from './calendars';
import type { Terms } from './terms';

/** When to warn, what clocks may pause for, and by whose working time is counted. */
export function Rules({ terms, calendars, onChange }: { terms: Terms; calendars: readonly Calendar[]; onChange: ((terms: Terms) => void) | null }) {
  const [reason, setReason] = useState('');
  const name = visibleText(calendars.find(({ id }) => id === terms.calendarId)?.name ?? '');
  const [warn, setWarn] = useState<string | null>(null);
  const wrong = warn !== null && warn.trim() !== '' && !/^[1-9]\d?$/.test(warn.trim());
  return (
    <div className="sla-rules">
      <div className="sla-rule">
        <span>Counted on</span>
        {onChange ? <select className="input" aria-label="Calendar of the policy" value={terms.calendarId} onChange={(event) => { onChange({ ...terms, calendarId: event.target.value }); }}>{calendars.filter(({ retired, id }) => !retired || id === terms.calendarId).map((each) => <option key={each.id} value={each.id}>{visibleText(each.name)}</option>)}</select> : <b>{name}</b>}
      </div>
      <div className="sla-rule">
        <span>Warn at</span>
        {onChange ? (
          <label className="row"><span className="visually-hidden">Warn at, in percent</span>
            <input className="input tabular sla-percent" inputMode="numeric" aria-invalid={wrong || undefined} value={warn ?? (terms.warnAt ?? '')} placeholder="never" onChange={(event) => {
              const text = event.target.value;
              setWarn(text);
              if (text.trim() === '') onChange({ ...terms, warnAt: null });
              else if (/^[1-9]\d?$/.test(text.trim())) onChange({ ...terms, warnAt: Number(text) });
            }} onBlur={() => { if (!wrong) setWarn(null); }} /> %</label>
        ) : <b>{terms.warnAt === null ? 'never' : `${terms.warnAt} %`}</b>}
        {wrong && <span className="field-error" role="alert">A share from 1 to 99, or nothing.</span>}
      </div>
      <div className="sla-rule">
        <span>Pauses for</span>
        {terms.pauseReasons.length === 0 && <b>nothing</b>}
        {terms.pauseReasons.map((each) => (
          <Tag key={each}><Icon name="pause" size={11} />{visibleText(each)}{onChange && <button type="button" className="sla-take" aria-label={`Take “${visibleText(each)}” away`} onClick={() => { onChange({ ...terms, pauseReasons: terms.pauseReasons.filter((one) => one !== each) }); }}>×</button>}</Tag>
        ))}
        {onChange && (
          <form className="row" onSubmit={(event) => {
            event.preventDefault();
            const said = reason.trim();
            if (said !== '' && !terms.pauseReasons.includes(said)) onChange({ ...terms, pauseReasons: [...terms.pauseReasons, said] });
            setReason('');
          }}>
            <input className="input sla-reason" aria-label="A further reason to pause" placeholder="waiting for …" maxLength={200} value={reason} onChange={(event) => { setReason(event.target.value); }} />
            <Button type="submit" look="ghost" small>Add</Button>
          </form>
        )}
      </div>
      <label className="check"><input type="checkbox" disabled={!onChange} checked={terms.degradedIsDown} onChange={(event) => { onChange?.({ ...terms, degradedIsDown: event.target.checked }); }} />Degraded counts as not available</label>
    </div>
  );
}

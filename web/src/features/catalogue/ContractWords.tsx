import { Link } from 'react-router';
import { durationSeconds, durationText } from '@/time/durations';
import { dateWithYear } from '@/time/formatting';
import { Tag } from '@/ui/Tag';
import type { ContractTerms } from './ContractDialog';

/** `20 h, 6 h 30 used`: how much help there is in a contract. Null: no amount is stated. */
export function helpWords({ entitledTime, entitledIncidents, usedTime, usedIncidents }: ContractTerms): string | null {
  const time = (iso: string | null | undefined) => { const seconds = iso ? durationSeconds(iso) : null; return seconds === null ? null : durationText(seconds); };
  if (time(entitledTime) !== null) return `${time(entitledTime) ?? ''} of help, ${time(usedTime) ?? '0'} used`;
  if (typeof entitledIncidents === 'number') return `${entitledIncidents} ${entitledIncidents === 1 ? 'incident' : 'incidents'}, ${usedIncidents ?? 0} used`;
  return null;
}

/** One contract in a line or two. */
export function ContractWords({ contract, usedUp }: { contract: ContractTerms; usedUp: boolean }) {
  const help = helpWords(contract);
  return (
    <>
      <strong>{contract.policy ?? contract.slaPolicy?.name ?? 'Contract'}</strong>
      {usedUp && <Tag tone="high">used up</Tag>}
      <span className="small muted">
        {dateWithYear(contract.validFrom)} to {contract.validUntil ? dateWithYear(contract.validUntil) : 'further notice'}
        {' · '}{contract.slaPolicy ? <>times of <Link to={`/sla/${contract.slaPolicy.id}`}>{contract.slaPolicy.name}</Link></> : 'no times promised'}
        {help !== null && ` · ${help}`}
      </span>
    </>
  );
}

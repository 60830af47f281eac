import { Icon, type IconName } from '@/ui/Icon';
import { anchorOf, nameOf, type Gap, type Part } from '../postmortem';
import { countOf, signOf, signWords, type SectionSign } from './sectionSign';

const icons: Record<SectionSign, IconName> = { generated: 'check', written: 'written', moved: 'renew', missing: 'missing', empty: 'empty' };

/** Its words are read out; the legend below says what the signs are. */
export function Sign({ sign }: { sign: SectionSign }) {
  return <span className={`section-sign section-sign-${sign}`} title={signWords[sign]}><Icon name={icons[sign]} size={13} /></span>;
}

interface SectionListProps { parts: readonly Part[]; leftOut: readonly Part[]; gaps: readonly Gap[]; here: string; mayWrite: boolean; onGo: (section: Part) => void }

/** The sections of the document with how each stands, and below what the signs mean. */
export function SectionList({ parts, leftOut, gaps, here, mayWrite, onGo }: SectionListProps) {
  const line = (part: Part) => {
    const sign = signOf(part, gaps);
    const count = countOf(part, gaps);
    return (
      <li key={part.section}>
        <a href={`#${anchorOf(part.section)}`} aria-current={here === anchorOf(part.section) ? 'true' : undefined} onClick={(event) => { event.preventDefault(); onGo(part); }}>
          <Sign sign={sign} />
          <span className="cut">{part.title}<span className="visually-hidden">, {signWords[sign]}</span>{part.hold && <small>{nameOf(part.hold.by)} is writing</small>}</span>
          {count !== '' && <span className={`end section-sign-${sign}`}>{count}<span className="visually-hidden"> {sign === 'missing' ? 'missing' : 'open comments'}</span></span>}
        </a>
      </li>
    );
  };
  return (
    <nav aria-label="Sections">
      <ul className="section-lines">{parts.map(line)}</ul>
      {mayWrite && leftOut.length > 0 && <><h2 className="section-lines-heading">The template leaves out</h2><ul className="section-lines">{leftOut.map(line)}</ul></>}
      <ul className="section-legend" aria-label="What the signs mean">
        {(['generated', 'written', 'moved', 'missing'] as const).map((sign) => <li key={sign}><Sign sign={sign} />{signWords[sign]}</li>)}
      </ul>
    </nav>
  );
}

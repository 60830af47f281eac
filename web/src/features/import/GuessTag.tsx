import type { ImportGuessCode } from '@/gql/graphql';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Popover } from '@/ui/Popover';
import type { Tone } from '@/ui/Tag';
import { correctionsOf, type Correction } from './corrections';
import { isEntry, type Guess, type PasteRow } from './pasteRows';

interface GuessTagProps {
  guess: Guess;
  row: PasteRow;
  /** The rows that were guessed in the same way, this one too. */
  alike: (code: ImportGuessCode, row: PasteRow) => PasteRow[];
  below: (row: PasteRow) => PasteRow[];
  onCorrect: (rows: readonly PasteRow[], correction: Correction) => void;
}

const calm: ReadonlySet<ImportGuessCode> = new Set(['MIDNIGHT_CROSSED', 'DATE_FROM_TEXT', 'RELATIVE']);
const toneOf = (code: ImportGuessCode): Tone => (calm.has(code) ? 'accent' : 'high');

/** What a guess is called in two or three words. Null: it stands behind the time, because nearly every row has it. */
export function guessWords(code: ImportGuessCode, row: PasteRow): string | null {
  switch (code) {
    case 'ROLE': case 'DATE_CARRIED': return null;
    case 'HALF_OF_DAY': return row.time === '' ? 'AM or PM' : Number(row.time.slice(11, 13)) < 12 ? 'AM by the lines around it' : 'PM by the lines around it';
    case 'MIDNIGHT_CROSSED': return 'crossed midnight';
    case 'DATE_FROM_TEXT': return 'day said elsewhere';
    case 'YEAR': return row.time === '' ? 'year' : `year ${row.time.slice(0, 4)}`;
    case 'DAY_MONTH_ORDER': return 'day or month';
    case 'CLOCK_CHANGE': return 'clocks changed';
    case 'ZONE': return 'zone';
    case 'APPROXIMATE': return 'about';
    case 'OUT_OF_ORDER': return 'out of order';
    case 'RELATIVE': return 'counted';
  }
}

const onward: ReadonlySet<ImportGuessCode> = new Set(['MIDNIGHT_CROSSED', 'DATE_CARRIED', 'DATE_FROM_TEXT', 'YEAR']);

/** A guess with its reason; corrected here for this line, or once for all that were guessed so. */
export function GuessTag({ guess, row, alike, below, onCorrect }: GuessTagProps) {
  const words = guessWords(guess.code, row) ?? 'guess';
  return (
    <Popover title={words} offset={4} trigger={<button type="button" className={`tag tag-${toneOf(guess.code)} paste-tag`} aria-label={`${words}: ${guess.message}`}><Icon name={calm.has(guess.code) ? 'calendar' : 'question'} size={11} />{words}</button>}>
      {(close) => <GuessReason guess={guess} row={row} alike={alike} below={below} onCorrect={(rows, correction) => { onCorrect(rows, correction); close(); }} />}
    </Popover>
  );
}

function GuessReason({ guess, row, alike: alikeOf, below, onCorrect }: GuessTagProps) {
  const alike = alikeOf(guess.code, row);
  const corrections = correctionsOf(guess.code, row);
  const after = onward.has(guess.code) ? below(row).filter((one) => isEntry(one) && one.time !== '') : [];
  return (
    <div className="paste-form">
      <p>{guess.message.charAt(0).toUpperCase()}{guess.message.slice(1)}.</p>
      {corrections.map((correction) => (
        <div key={correction.words} className="paste-correction">
          <span>{correction.words}:</span>
          <span className="paste-choices">
            <Button small onClick={() => { onCorrect([row], correction); }}>this line</Button>
            {alike.length > 1 && <Button small onClick={() => { onCorrect(alike, correction); }}>all {alike.length} guessed so</Button>}
            {after.length > 1 && <Button small onClick={() => { onCorrect(after, correction); }}>this and {after.length - 1} below</Button>}
          </span>
        </div>
      ))}
      <div className="paste-choices">
        <Button small look="ghost" onClick={() => { onCorrect(alike, { words: '', edit: (one) => ({ settled: [...one.settled, guess.code] }) }); }}>{alike.length > 1 ? `Right in all ${alike.length}` : 'It is right'}</Button>
      </div>
    </div>
  );
}

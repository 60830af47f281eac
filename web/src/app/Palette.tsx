import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useMemo, useRef, useState } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { Keys } from '@/keys/Keys';
import { jumpToTime, useAllCommands } from '@/keys/registry';
import { clockText } from '@/time/wallClockText';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { commandLines, type Line, recentLines, remember } from './paletteLines';
import { useFound } from './useFound';
import '@/ui/dialog.css';
import './palette.css';

/** One field for everything: what can be done here, what is in the record, where one can go. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const room = useMatch('/incidents/:key/*')?.params.key ?? null;
  const [limited, setLimited] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const commands = useAllCommands();
  const navigate = useNavigate();
  const only = limited ? room : null;
  const found = useFound(text, only);

  const groups = useMemo(() => {
    const time = clockText(text);
    const jump = jumpToTime();
    const lines = commandLines(commands, text);
    const all: { name: string; lines: Line[] }[] = [
      { name: 'In this incident', lines: [...(time !== null && jump ? [{ id: 'time', icon: 'clock' as const, words: `Go to ${time}`, run: () => { jump(time); } }] : []), ...lines.here] },
      { name: 'Found in the record', lines: found.lines },
      ...(only === null ? [
        { name: 'Recent', lines: text.trim() === '' ? recentLines() : [] },
        { name: 'Anywhere', lines: lines.anywhere },
        { name: 'Go to', lines: lines.goTo },
      ] : []),
    ];
    return all.filter((group) => group.lines.length > 0);
  }, [commands, text, found.lines, only]);
  const lines = groups.flatMap((group) => group.lines);

  const choose = (line: Line) => {
    onClose();
    if ('to' in line) {
      remember(line);
      void navigate(line.to);
    } else line.run();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => { if (!open) onClose(); }}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" aria-label="Search or do" initialFocus={field}>
          <Autocomplete.Root open inline items={lines} filter={null} value={text} autoHighlight="always" itemToStringValue={(line: Line) => line.words}
            onValueChange={(next, { reason }) => { if (reason !== 'item-press') setText(next); }}>
            <div className="palette-field">
              <Icon name="search" size={17} />
              <Autocomplete.Input ref={field} aria-label="Search, or say what to do" placeholder="Search incidents, entries, lessons, or do something"
                onKeyDown={(event) => { if (event.key === 'Tab' && !event.shiftKey && room !== null) { event.preventDefault(); setLimited(!limited); } }} />
              {only !== null && <Tag tone="accent">{only}</Tag>}
            </div>
            <Autocomplete.List className="palette-list">
              {groups.map((group) => (
                <Autocomplete.Group key={group.name}>
                  <Autocomplete.GroupLabel className="popup-heading palette-heading">{group.name}</Autocomplete.GroupLabel>
                  {group.lines.map((line) => (
                    <Autocomplete.Item key={line.id} value={line} className="popup-item palette-item" onClick={() => { choose(line); }}>
                      <Icon name={line.icon} /><span className="cut">{line.shown ?? line.words}</span>
                      {'end' in line && <span className="end">{line.end}</span>}
                      {'keys' in line && line.keys !== undefined && <span className="end"><Keys keys={line.keys} /></span>}
                    </Autocomplete.Item>
                  ))}
                </Autocomplete.Group>
              ))}
            </Autocomplete.List>
            <p className="palette-said" role="status">{said(text, found, lines.length)}</p>
          </Autocomplete.Root>
          <div className="palette-foot">
            <span><kbd>↑</kbd><kbd>↓</kbd> choose</span><span><kbd>↵</kbd> open</span>
            {room !== null && <span><kbd>Tab</kbd> {only === null ? `search only ${room}` : 'search everything'}</span>}
            {jumpToTime() && <span>Type a time, “22:06”, to go there</span>}
            <Dialog.Close className="palette-close">Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function said(text: string, found: ReturnType<typeof useFound>, count: number): string {
  if (found.failure !== null) return `The record could not be searched: ${found.failure}`;
  if (found.searching) return 'Searching the record';
  return text.trim() !== '' && count === 0 ? 'Nothing is called that, and nothing in the record says it.' : '';
}

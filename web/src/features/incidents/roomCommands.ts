import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useCommands, type Command } from '@/keys/registry';
import { roomTabs } from './header/roomTabs';
import { copyLink } from './header/ShareMenu';
import { forms } from './recording/forms';

/** The kinds of entries that have a key of their own. */
const keysOf: Readonly<Record<string, string>> = { contact: 'c', engage: 'h', decision: 'd', theory: 'y', startImpact: 'x', takeRole: 'o' };

interface RoomActs { write: () => void; record: (form: string) => void; sendUpdate: () => void }

/** What can be done in the room: its views, and a form for every kind of entry. */
export function useRoomCommands(incidentKey: string, mayRecord: boolean, { write, record, sendUpdate }: RoomActs): void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const commands = useMemo((): Command[] => {
    const group = 'In this incident';
    const room = `/incidents/${incidentKey}`;
    return [
      ...(mayRecord ? [
        { id: 'write', group, words: 'Write an entry', icon: 'pencil', keys: 'i', also: 'log note record', run: write },
        { id: 'send update', group, words: 'Send update', icon: 'megaphone', keys: 'u', also: 'tell customer', run: sendUpdate },
        ...forms.filter(({ form }) => form !== 'entry').map(({ form, label, icon }): Command => ({
          id: `record ${form}`, group, words: label, icon, also: 'record', ...(keysOf[form] !== undefined && { keys: keysOf[form] }), run: () => { record(form); },
        })),
        { id: 'paste into', group, words: `Paste notes into ${incidentKey}`, icon: 'paste', run: () => { void navigate(`${room}/paste`); } },
      ] satisfies Command[] : []),
      ...roomTabs.map(({ tab, words, path, icon }, i): Command => ({ id: `tab ${tab}`, group, words, icon, keys: `Alt+${i + 1}`, run: () => { void navigate({ pathname: room + path, search }); } })),
      { id: 'copy link', group, words: 'Copy link', icon: 'share', also: 'share', run: copyLink },
    ];
  }, [incidentKey, mayRecord, write, record, sendUpdate, search, navigate]);
  useCommands(commands);
}

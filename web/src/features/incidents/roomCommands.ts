import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useCommands, type Command } from '@/keys/registry';
import { forms } from './recording/forms';

/** The kinds of entries that have a key of their own. */
const keysOf: Readonly<Record<string, string>> = { contact: 'c', engage: 'h', update: 'u', decision: 'd', theory: 'y', startImpact: 'x', takeRole: 'o' };

/** What can be done in the room: its views, and a form for every kind of entry. */
export function useRoomCommands(incidentKey: string, mayRecord: boolean, write: () => void, record: (form: string) => void): void {
  const navigate = useNavigate();
  const commands = useMemo((): Command[] => {
    const group = 'In this incident';
    const room = `/incidents/${incidentKey}`;
    return [
      ...(mayRecord ? [
        { id: 'write', group, words: 'Write an entry', icon: 'pencil', keys: 'i', also: 'log note record', run: write },
        ...forms.filter(({ form }) => form !== 'entry').map(({ form, label, icon }): Command => ({
          id: `record ${form}`, group, words: label, icon, also: 'record', ...(keysOf[form] !== undefined && { keys: keysOf[form] }), run: () => { record(form); },
        })),
        { id: 'paste into', group, words: `Paste notes into ${incidentKey}`, icon: 'paste', run: () => { void navigate(`${room}/paste`); } },
      ] satisfies Command[] : []),
      { id: 'timeline', group, words: 'Timeline', icon: 'incident', keys: 'Alt+1', run: () => { void navigate(room); } },
      { id: 'postmortem', group, words: 'Postmortem', icon: 'document', keys: 'Alt+4', run: () => { void navigate(`${room}/postmortem`); } },
    ];
  }, [incidentKey, mayRecord, write, record, navigate]);
  useCommands(commands);
}

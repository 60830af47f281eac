import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useCommands, type Command } from '@/keys/registry';
import { mayAs, type SignedIn } from '@/viewer/ViewerContext';
import { nextZoneView } from '@/zones/zoneView';
import { destinationsFor } from './destinations';
import { preferNext } from './preferences';

export type Overlay = 'palette' | 'keys' | 'account' | 'declare';

/** What can be done on every screen. */
export function useShellCommands(viewer: SignedIn | null, open: (overlay: Overlay) => void): void {
  const navigate = useNavigate();
  const role = viewer?.role;
  const commands = useMemo((): Command[] => {
    if (role === undefined) return [];
    const group = 'Anywhere';
    const { main, setUp } = destinationsFor(role);
    return [
      { id: 'palette', group, words: 'Search or do', keys: 'Control+k', run: () => { open('palette'); } },
      { id: 'search', group, words: 'Search', keys: '/', run: () => { open('palette'); } },
      ...(mayAs(role, 'RESPONDER') ? [
        { id: 'declare', group, words: 'Declare incident', icon: 'plus', keys: 'n', also: 'new', run: () => { open('declare'); } },
        { id: 'paste', group, words: 'Paste notes', icon: 'paste', keys: 'p', also: 'import', run: () => { void navigate('/paste'); } },
      ] satisfies Command[] : []),
      { id: 'zone', group, words: 'Change the time zone', icon: 'globe', keys: 'z', also: 'UTC', run: nextZoneView },
      { id: 'rail', group, words: 'Fold the rail', icon: 'rail', keys: '[', run: () => { preferNext('rail'); } },
      { id: 'theme', group, words: 'Change the theme', icon: 'moon', keys: 'Shift+D', also: 'dark light', run: () => { preferNext('theme'); } },
      { id: 'density', group, words: 'Change the density of rows', icon: 'density', also: 'compact comfortable', run: () => { preferNext('density'); } },
      { id: 'keys', group, words: 'Keys', icon: 'keyboard', keys: '?', also: 'shortcuts help', run: () => { open('keys'); } },
      { id: 'account', group, words: 'Account', icon: 'leave', also: 'sign out start', run: () => { open('account'); } },
      ...[...main, ...setUp].map(({ name, to, icon, keys, also }): Command => ({
        id: `go ${to}`, group: 'Go to', words: name, icon, ...(keys !== undefined && { keys }), ...(also !== undefined && { also }), run: () => { void navigate(to); },
      })),
    ];
  }, [role, navigate, open]);
  useCommands(commands);
}

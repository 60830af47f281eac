import type { RecordingCommand } from '../incidents/recording/command';
import { actCommand } from '../incidents/recording/acts';
import type { Reading } from './readLine';

/** What makes no entry, as a command: a lesson, an action item, a star. Null: it is none of them. */
export function actOf({ does, values }: Pick<Reading, 'does' | 'values'>, incidentId: string): RecordingCommand | null {
  const said = (name: string) => values[name] ?? '';
  switch (does) {
    case 'lesson': return actCommand('lesson', incidentId, said('text'), { category: said('category'), text: said('text') });
    case 'action': return actCommand('actionItem', incidentId, said('text'), { text: said('text'), owner: said('owner') || null });
    case 'star': return actCommand('star', incidentId, said('text'), { entryId: said('entryId') });
    default: return null;
  }
}

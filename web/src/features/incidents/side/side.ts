import type { RoomEntry, RoomIncident } from '../roomRecord';

/** What every part of the right column is given. */
export interface SideProps {
  incident: RoomIncident;
  entries: readonly RoomEntry[];
  zone: string;
  /** `at`: the moment that the room is looked at as of; nothing is recorded then. */
  may: { record: boolean; at: string | null };
  /** Opens a form with what it begins with. */
  onRecord: (form: string, values?: Readonly<Record<string, string>>) => void;
  onSendUpdate: () => void;
  onMilestone: (kind?: RoomIncident['milestones'][number]['kind']) => void;
}

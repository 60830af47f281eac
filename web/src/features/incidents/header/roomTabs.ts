/** The views of one room, in their order: each an address, and a key with Alt. */
export const roomTabs = [
  { tab: 'timeline', words: 'Timeline', path: '', icon: 'incident' },
  { tab: 'story', words: 'Story so far', path: '/story', icon: 'document' },
  { tab: 'updates', words: 'Updates', path: '/updates', icon: 'megaphone' },
  { tab: 'postmortem', words: 'Postmortem', path: '/postmortem', icon: 'document' },
  { tab: 'record', words: 'Record', path: '/record', icon: 'verified' },
] as const;

export type RoomTab = Exclude<(typeof roomTabs)[number]['tab'], 'postmortem'>;

const ofRoom = /\/(story|updates|record)\/?$/;

/** Which view an address of the room is. */
export const tabOf = (pathname: string): RoomTab => (ofRoom.exec(pathname)?.[1] as RoomTab | undefined) ?? 'timeline';

/** The address of the room that a view belongs to. */
export const roomOf = (pathname: string): string => pathname.replace(ofRoom, '').replace(/\/$/, '') || '/';

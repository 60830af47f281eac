import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSignedOut } from '@/connection/session';
import { useConnectionStatus } from '@/connection/status';
import { useUnsentCount } from '@/offline/counts';
import { useClockMinutes } from '@/offline/deviceClock';
import { clockTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { Banner } from '@/ui/Banner';

const patience = 1_500;

function whenOnlineChanges(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const waitingWords = (count: number): string => (count === 0 ? '' : ` ${count === 1 ? '1 entry waits' : `${count} entries wait`} here with ${count === 1 ? 'its' : 'their'} own ${count === 1 ? 'time' : 'times'}.`);

/** Says when what is on the screen may be old, what waits on this device, and when its clock is not to be trusted. A short break is not worth a word. */
export function ConnectionBanner({ person }: { person: string }) {
  const online = useSyncExternalStore(whenOnlineChanges, () => navigator.onLine);
  const [since, setSince] = useState<string | null>(null);
  const waiting = useUnsentCount(person);
  const minutes = useClockMinutes();
  const signedOut = useSignedOut();
  const lost = useConnectionStatus() === 'lost';
  const gone = !signedOut && (!online || lost);

  useEffect(() => {
    const began = new Date().toISOString();
    const timer = setTimeout(() => { setSince(gone ? began : null); }, gone && online ? patience : 0);
    return () => { clearTimeout(timer); };
  }, [gone, online]);

  return (
    <>
      {gone && since !== null && (
        <Banner tone="warn">{online ? 'Timeline cannot be reached' : 'Offline'} since {clockTime(since, deviceZone())}. Keep writing:{waiting === 0 ? ' what you record waits here and is sent when the connection is back.' : waitingWords(waiting)}</Banner>
      )}
      {minutes !== 0 && (
        <Banner tone="warn">The clock of this device is {Math.abs(minutes)} min {minutes > 0 ? 'ahead of' : 'behind'} the server’s. Type a time where none is read from the text, and set the clock.</Banner>
      )}
    </>
  );
}

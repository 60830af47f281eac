import { useEffect, useState } from 'react';
import { useSignedOut } from '@/connection/session';
import { useConnectionStatus } from '@/connection/status';
import { Banner } from '@/ui/Banner';

const patience = 1_500;

/** Says when what is on the screen may be old. A short break is not worth a word. */
export function ConnectionBanner() {
  const [online, setOnline] = useState(() => navigator.onLine);
  const [longLost, setLongLost] = useState(false);
  const signedOut = useSignedOut();
  const lost = useConnectionStatus() === 'lost' && !signedOut;

  useEffect(() => {
    const update = () => { setOnline(navigator.onLine); };
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => { setLongLost(lost); }, lost ? patience : 0);
    return () => { clearTimeout(timer); };
  }, [lost]);

  return (
    <>
      {!online && <Banner tone="warn">This device is offline. What you type is kept and can be sent when it is back.</Banner>}
      {online && longLost && <Banner tone="warn">The live connection is lost. Trying again; new entries appear when it is back.</Banner>}
    </>
  );
}

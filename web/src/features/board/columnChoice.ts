import { useState } from 'react';
import { choosable, leftOutAtFirst, type Choosable } from './IncidentTable';

const key = 'timeline.incidentColumns';

function read(): readonly Choosable[] {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? leftOutAtFirst : kept.split(',').filter((name): name is Choosable => name in choosable);
  } catch {
    return leftOutAtFirst;
  }
}

/** Which columns are left out, kept in this browser. */
export function useLeftOut(): [readonly Choosable[], (name: Choosable, shown: boolean) => void] {
  const [leftOut, setLeftOut] = useState(read);
  return [leftOut, (name, shown) => {
    const next = shown ? leftOut.filter((one) => one !== name) : [...leftOut, name];
    setLeftOut(next);
    try {
      localStorage.setItem(key, next.join(','));
    } catch {
      // Storage is off: the choice lasts until the page is left.
    }
  }];
}

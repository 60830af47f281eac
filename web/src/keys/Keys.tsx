import { keyCaps } from './keyboard';

/** The keys of a command, as they are printed on a keyboard. */
export function Keys({ keys }: { keys: string }) {
  return <span className="keys">{keyCaps(keys).map((cap) => <kbd key={cap}>{cap}</kbd>)}</span>;
}

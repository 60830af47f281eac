import { Tag } from '@/ui/Tag';
/** Marks a name that a reader can take for others. */
export function LikeMark({ names }: { names: readonly string[] }) {
  return names.length > 0 ? <Tag tone="crit">looks like {names.map((name) => `“${name}”`).join(', ')}</Tag> : null;
}

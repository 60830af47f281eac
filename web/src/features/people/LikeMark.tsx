/** Marks a name that a reader can take for others. */
export function LikeMark({ names }: { names: readonly string[] }) {
  return names.length > 0 ? <span className="chip chip-danger">looks like {names.map((name) => `“${name}”`).join(', ')}</span> : null;
}

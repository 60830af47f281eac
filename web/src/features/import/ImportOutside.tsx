interface ImportOutsideProps { pieces: readonly { line: number; text: string }[] }

/** Text that belongs to no time. It is shown, so that nobody believes it was recorded. */
export function ImportOutside({ pieces }: ImportOutsideProps) {
  if (pieces.length === 0) return null;
  return (
    <details className="import-outside">
      <summary>{pieces.length === 1 ? 'One piece of text has no time and is not recorded' : `${pieces.length} pieces of text have no time and are not recorded`}</summary>
      <ul>
        {pieces.map((piece) => <li key={piece.line}><span className="muted small">Line {piece.line}</span><p className="log-plain">{piece.text}</p></li>)}
      </ul>
    </details>
  );
}

import './signs.css';

const tones = ['crit', 'high', 'warn', 'grey'] as const;

/** How bad, 1 to 4: bars say it without colour. `label`: with the words beside them. */
export function Severity({ level, label = false, title }: { level: 1 | 2 | 3 | 4; label?: boolean; title?: string }) {
  const words = `SEV ${level}`;
  return (
    <span className="severity" title={title}>
      <svg width="16" height="16" viewBox="0 0 16 16" {...(label ? { 'aria-hidden': true } : { role: 'img', 'aria-label': words })}>
        {[0, 1, 2, 3].map((i) => (
          <rect key={i} x={1 + i * 3.7} y={11 - i * 2.6} width="2.7" height={4 + i * 2.6} rx="1" fill={i < 5 - level ? `var(--${tones[level - 1]}-solid)` : 'var(--line-2)'} />
        ))}
      </svg>
      {label && words}
    </span>
  );
}

import './signs.css';

/** How a ring looks: the colour of its meaning, and how much of it is filled, or what stands in it. */
const rings = {
  declared: ['var(--crit-solid)', 'dashed'],
  engaged: ['var(--blue-solid)', 1 / 3],
  mitigated: ['var(--teal-solid)', 2 / 3],
  resolved: ['var(--ok-solid)', 'check'],
  closed: ['var(--grey-solid)', 'check'],
  overrun: ['var(--crit-solid)', 'bang'],
} as const;

export type StatusLook = keyof typeof rings;

const around = 2 * Math.PI * 1.7;

/** How far it has come: a ring that fills, and the word. */
export function Status({ look, label }: { look: StatusLook; label: string }) {
  const [colour, fill] = rings[look];
  return (
    <span className="status">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {typeof fill === 'number' || fill === 'dashed'
          ? <circle cx="7" cy="7" r="5.6" fill="none" stroke={colour} strokeWidth="1.6" {...(fill === 'dashed' && { strokeDasharray: '2.2 1.3' })} />
          : <circle cx="7" cy="7" r="6.2" fill={colour} />}
        {typeof fill === 'number' && <circle cx="7" cy="7" r="1.7" fill="none" stroke={colour} strokeWidth="3.4" strokeDasharray={`${around * fill} ${around}`} transform="rotate(-90 7 7)" />}
        {fill === 'check' && <path d="M4.4 7.2 6.2 9l3.5-3.8" stroke="var(--panel)" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />}
        {fill === 'bang' && <path d="M7 3.8v3.8M7 9.9v.3" stroke="var(--panel)" strokeWidth="1.6" strokeLinecap="round" />}
      </svg>
      {label}
    </span>
  );
}

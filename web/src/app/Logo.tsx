/** A rail with two entries. */
export function Logo() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect width="20" height="20" rx="5.5" fill="var(--accent-solid)" />
      <path d="M6 4.5v11" stroke="#fff" strokeOpacity=".55" strokeWidth="1.4" strokeLinecap="round" />
      <circle cx="6" cy="6.6" r="1.7" fill="#fff" /><circle cx="6" cy="13.2" r="1.7" fill="#fff" />
      <path d="M10 6.6h5.4M10 10h3.4M10 13.2h4.6" stroke="#fff" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

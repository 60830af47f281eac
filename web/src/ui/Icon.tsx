/** Strokes on a 16 by 16 grid. Decoration only: the words beside an icon say what it means. */
const paths = {
  note: 'M3.5 2.5h9v11h-9zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  eye: 'M1.5 8s2.4-4.5 6.5-4.5S14.5 8 14.5 8 12.1 12.5 8 12.5 1.5 8 1.5 8zM8 9.9a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8z',
  wrench: 'M13.6 4.6a3.6 3.6 0 0 1-4.8 4.3l-4.4 4.4a1.2 1.2 0 0 1-1.7-1.7l4.4-4.4a3.6 3.6 0 0 1 4.3-4.8L9.3 4.5l.4 1.8 1.8.4z',
  speech: 'M2.5 3.5h11v7.5h-6L4.5 13.5V11h-2z',
  building: 'M3.5 13.5v-11h6v11M9.5 6.5h3v7M2 13.5h12M5.5 5h2M5.5 7.5h2M5.5 10h2',
  heart: 'M8 13S2.5 9.8 2.5 6.2A2.7 2.7 0 0 1 8 5.3a2.7 2.7 0 0 1 5.5.9C13.5 9.8 8 13 8 13z',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.2H2.8zM6.7 14h2.6',
  ticket: 'M2 5h12v2a1 1 0 0 0 0 2v2H2V9a1 1 0 0 0 0-2zM9.5 5v1.3M9.5 7.4v1.3M9.5 9.8V11',
  phone: 'M5.8 2.5 7 5.4 5.5 6.7a8 8 0 0 0 3.8 3.8L10.6 9l2.9 1.2v2.3a1 1 0 0 1-1.1 1A10.2 10.2 0 0 1 2.5 3.6a1 1 0 0 1 1-1.1z',
  hands: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM2.8 13.6a5.2 5.2 0 0 1 10.4 0M11 11l1.4 1.4 2.2-2.6',
  megaphone: 'M2.5 6.5h2.8l6.2-3.5v10l-6.2-3.5H2.5zM5.5 9.7l.8 3.3M13.5 6.5v3',
  bulb: 'M5.8 11.2a4.3 4.3 0 1 1 4.4 0v1.3H5.8zM6.5 14.3h3',
  cross: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2',
  check: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.3 8.2 7.2 10l3.5-3.9',
  root: 'M8 2v5M8 7l-4 4M8 7l4 4M8 7v6.5M4 11v2.5M12 11v2.5',
  branch: 'M4 2.5v11M4 9.5c4.5 0 7-1.5 7.5-5M9.5 6l2-2 2 2',
  flag: 'M3.5 14V2.5M3.5 3h8.5l-2 2.8 2 2.7H3.5',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  pencil: 'M3 13l.6-2.8 7.5-7.5 2.2 2.2-7.5 7.5z',
  erase: 'M6.2 13.5 2.6 9.9a1 1 0 0 1 0-1.4l5.8-5.8a1 1 0 0 1 1.4 0l3.6 3.6a1 1 0 0 1 0 1.4l-5.8 5.8zM5.2 5.9l5 5M6.2 13.5h7',
  undo: 'M5.5 3.5 2.5 6.5l3 3M2.5 6.5h7a3.5 3.5 0 0 1 0 7H6',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1',
  moon: 'M13.4 9.7A5.8 5.8 0 0 1 6.3 2.6a5.8 5.8 0 1 0 7.1 7.1z',
  auto: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12M8 5h4.8M8 8h6M8 11h4.8',
  paste: 'M5 3.5H3.5v10h9v-10H11M5.5 2.5h5v2.5h-5zM6 8h4M6 10.5h4',
  download: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10',
  document: 'M4 1.8h5.2L12.5 5v9.2H4zM9 1.8V5h3.5M6 8h4.5M6 10.8h4.5',
  people: 'M6 8a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 6 8zM1.8 13.2a4.2 4.2 0 0 1 8.4 0M10.5 3.7a2.2 2.2 0 0 1 0 4.1M11.8 9.5a4.2 4.2 0 0 1 2.4 3.7',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2',
  clip: 'M12.8 7.2 7.9 12.1a3 3 0 0 1-4.3-4.3l5.2-5.2a2 2 0 0 1 2.9 2.9l-5.1 5.1a1 1 0 0 1-1.5-1.5l4.5-4.5',
  bolt: 'M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z',
  scales: 'M8 2.5v11M5 13.5h6M2.5 4.5h11M4 4.5 2 9h4zM12 4.5 10 9h4z',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  star: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

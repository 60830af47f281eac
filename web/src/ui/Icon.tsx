import {
  ArrowDownWideNarrow, ArrowRight, AtSign, Bell, Bold, Bookmark, Boxes, Building2, CalendarClock, CalendarOff, CalendarRange, ChartScatter, Check, ChevronDown, CircleAlert, CircleCheck, CircleDashed,
  CircleQuestionMark, CircleX, ClipboardPaste, Clock, Code, Columns3, CornerDownLeft, Download, Ellipsis, Eraser, Eye, FileText, Flag, GitBranch, GitCompare, GitFork, Globe, Heart, History, Italic,
  KeyRound, Keyboard, LayoutDashboard, Lightbulb, Link2, List, Lock, LogOut, Mail, Megaphone, Menu, MessageSquare, Monitor, Moon, NotebookPen, PanelLeft, Paperclip, Pause, PenLine, Pencil, Phone,
  Play, Plus, Printer, Quote, RefreshCw, Repeat, Rows3, Scale, Search, Send, Settings, Share2, ShieldCheck, Siren, Star, Sun, SunMoon, Ticket, Timer, TriangleAlert, Undo2, UserCheck, Users, Wrench,
  X, Zap, type LucideIcon,
} from 'lucide-react';

const icons = {
  note: NotebookPen, eye: Eye, wrench: Wrench, speech: MessageSquare, building: Building2, heart: Heart, bell: Bell, ticket: Ticket, phone: Phone, hands: UserCheck, megaphone: Megaphone,
  bulb: Lightbulb, cross: CircleX, check: CircleCheck, root: GitFork, branch: GitBranch, flag: Flag, close: X, plus: Plus, pencil: Pencil, erase: Eraser, undo: Undo2, clock: Clock, sun: Sun, moon: Moon,
  auto: SunMoon, paste: ClipboardPaste, download: Download, document: FileText, people: Users, search: Search, clip: Paperclip, bolt: Zap, scales: Scale, lock: Lock, star: Star,
  board: LayoutDashboard, incident: Siren, figures: ChartScatter, settings: Settings, globe: Globe, down: ChevronDown, tick: Check, menu: Menu, rail: PanelLeft, keyboard: Keyboard, leave: LogOut,
  warning: TriangleAlert, token: KeyRound, right: ArrowRight, parts: Boxes, change: CalendarClock, density: Rows3, more: Ellipsis, mail: Mail, calendar: CalendarRange, closed: CalendarOff,
  pause: Pause, play: Play, bookmark: Bookmark, history: History, sla: Timer, monitor: Monitor, columns: Columns3, repeat: Repeat, order: ArrowDownWideNarrow, bold: Bold, italic: Italic, code: Code,
  link: Link2, list: List, quote: Quote, at: AtSign, written: PenLine, renew: RefreshCw, missing: CircleAlert, empty: CircleDashed, compare: GitCompare, send: Send, print: Printer, share: Share2,
  question: CircleQuestionMark, verified: ShieldCheck, enter: CornerDownLeft,
} satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;
export const iconNames = Object.keys(icons) as IconName[];

/** Decoration only: the words beside an icon say what it means. */
export function Icon({ name, size = 15 }: { name: IconName; size?: number }) {
  const Drawn = icons[name];
  return <Drawn size={size} strokeWidth={1.8} aria-hidden="true" />;
}

import {
  ArrowRight, Bell, Boxes, Building2, CalendarClock, ChartScatter, Check, ChevronDown, CircleCheck, CircleQuestionMark, CircleX, ClipboardPaste, Clock, CornerDownLeft, Download, Ellipsis, Eraser, Eye, FileText, Flag, GitBranch, GitFork,
  Globe, Heart, Keyboard, KeyRound, LayoutDashboard, Lightbulb, Lock, LogOut, Mail, Megaphone, Menu, MessageSquare, Moon, NotebookPen, PanelLeft, Paperclip, Pencil, Phone, Plus, Rows3, Scale, Search,
  Settings, Share2, ShieldCheck, Siren, Star, Sun, SunMoon, Ticket, TriangleAlert, Undo2, UserCheck, Users, Wrench, X, Zap, type LucideIcon,
} from 'lucide-react';

const icons = {
  note: NotebookPen, eye: Eye, wrench: Wrench, speech: MessageSquare, building: Building2, heart: Heart, bell: Bell, ticket: Ticket, phone: Phone, hands: UserCheck, megaphone: Megaphone,
  bulb: Lightbulb, cross: CircleX, check: CircleCheck, root: GitFork, branch: GitBranch, flag: Flag, close: X, plus: Plus, pencil: Pencil, erase: Eraser, undo: Undo2, clock: Clock, sun: Sun, moon: Moon,
  auto: SunMoon, paste: ClipboardPaste, download: Download, document: FileText, people: Users, search: Search, clip: Paperclip, bolt: Zap, scales: Scale, lock: Lock, star: Star,
  board: LayoutDashboard, incident: Siren, figures: ChartScatter, settings: Settings, globe: Globe, down: ChevronDown, tick: Check, menu: Menu, rail: PanelLeft, keyboard: Keyboard, leave: LogOut,
  warning: TriangleAlert, token: KeyRound, right: ArrowRight, parts: Boxes, change: CalendarClock, density: Rows3, more: Ellipsis, share: Share2, question: CircleQuestionMark, verified: ShieldCheck, mail: Mail, enter: CornerDownLeft,
} satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;
export const iconNames = Object.keys(icons) as IconName[];

/** Decoration only: the words beside an icon say what it means. */
export function Icon({ name, size = 15 }: { name: IconName; size?: number }) {
  const Drawn = icons[name];
  return <Drawn size={size} strokeWidth={1.8} aria-hidden="true" />;
}

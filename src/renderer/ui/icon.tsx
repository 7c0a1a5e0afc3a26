import './icon.css';
import {
  ArrowRight,
  Ban,
  Banknote,
  Calendar,
  Check,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CircleEllipsis,
  Copy,
  CreditCard,
  Ellipsis,
  FileText,
  Flag,
  Info,
  Keyboard,
  Landmark,
  Link2,
  Lock,
  LogOut,
  Monitor,
  Moon,
  PenLine,
  Plus,
  Printer,
  ReceiptText,
  RotateCcw,
  Search,
  Settings2,
  Sun,
  SunMedium,
  Trash2,
  TriangleAlert,
  Unlink,
  User,
  UserPlus,
  WifiOff,
  X,
  type LucideIcon,
} from 'lucide-react';
import { type GlyphName, glyphs } from './glyphs.tsx';

const drawn = {
  allocate: Link2,
  bank: Landmark,
  calendar: Calendar,
  card: CreditCard,
  cash: Banknote,
  close: X,
  other: CircleEllipsis,
  copy: Copy,
  customer: User,
  dark: Moon,
  done: Check,
  down: ChevronDown,
  edit: PenLine,
  flag: Flag,
  go: ArrowRight,
  info: Info,
  invoice: ReceiptText,
  keyboard: Keyboard,
  light: Sun,
  lock: Lock,
  more: Ellipsis,
  'new-customer': UserPlus,
  offline: WifiOff,
  paper: FileText,
  plus: Plus,
  print: Printer,
  remove: Trash2,
  right: ChevronRight,
  search: Search,
  settings: Settings2,
  'sign-out': LogOut,
  system: Monitor,
  today: SunMedium,
  trouble: CircleAlert,
  undo: RotateCcw,
  unlink: Unlink,
  void: Ban,
  warning: TriangleAlert,
} as const satisfies Readonly<Record<string, LucideIcon>>;

export type IconName = keyof typeof drawn | GlyphName;

const isGlyph = (name: IconName): name is GlyphName => Object.hasOwn(glyphs, name);

/** A sign beside a word; it says nothing of its own to assistive technology. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  if (isGlyph(name)) {
    return (
      <svg className="icon icon-glyph" viewBox="0 0 16 16" width={size} height={size} aria-hidden>
        {glyphs[name]}
      </svg>
    );
  }
  const Drawn = drawn[name];
  return <Drawn className="icon" size={size} strokeWidth={2.1} aria-hidden />;
}

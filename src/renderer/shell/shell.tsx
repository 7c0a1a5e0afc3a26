import './shell.css';
import { useLocation } from 'wouter';
import { useOverlays } from '../state/overlays.ts';
import { useToasts } from '../state/toasts.ts';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { FindProvider } from '../ui/page-header.tsx';
import { ToastStack } from '../ui/toast.tsx';
import { windowWords } from '../words/window.ts';
import { Banners } from './banners.tsx';
import { Keyboard } from './keyboard.tsx';
import { Palette } from './palette/palette.tsx';
import { Rail } from './rail.tsx';
import { Routes } from './routes.tsx';
import { Safe } from './safe.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SignOutDialog } from './sign-out.tsx';
import { StatusBar } from './status-bar.tsx';
import { useWindowCommands } from './window-commands.ts';

/** The open book: rail, page, status bar, and what lies over them. */
export function Shell() {
  useWindowCommands();
  const [path] = useLocation();
  const { toasts, drop } = useToasts();
  return (
    <FindProvider find={<FindButton />}>
      <Keyboard />
      <div className="shell">
        <div className="shell-banner">
          <Banners />
        </div>
        <Rail />
        <main className="shell-page">
          <Safe place={path}>
            <Routes />
          </Safe>
        </main>
        <StatusBar />
      </div>
      <Palette />
      <SignOutDialog />
      <Shortcuts />
      <ToastStack toasts={toasts} onDone={drop} />
    </FindProvider>
  );
}

function FindButton() {
  const show = useOverlays((overlays) => overlays.show);
  return (
    <button type="button" className="find-box" onClick={() => show('palette')}>
      <Icon name="search" />
      <span className="find-box-words">{windowWords.find}</span>
      <Kbd keys="Ctrl+K" />
    </button>
  );
}

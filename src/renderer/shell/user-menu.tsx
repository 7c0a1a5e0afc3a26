import { usePreferences } from '../state/preferences.ts';
import { useSession } from '../state/session.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu, type MenuAction } from '../ui/menu.tsx';
import { roleWords } from '../words/roles.ts';
import { goTo } from './location.ts';
import { useSignOut } from './sign-out.tsx';

/** Who is at the desk, and the way out. */
export function UserMenu() {
  const status = useSession((session) => session.status);
  const { theme, setTheme } = usePreferences();
  const signOut = useSignOut();
  const name = status?.signedIn?.name ?? '';
  const role = roleWords(status?.signedIn?.role);
  const dark =
    theme === 'dark' ||
    (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  const actions: readonly MenuAction[] = [
    {
      id: 'theme',
      label: dark ? 'Light paper' : 'Dark paper',
      icon: dark ? 'light' : 'dark',
      run: () => setTheme(dark ? 'light' : 'dark'),
    },
    {
      id: 'settings',
      label: 'Settings',
      icon: 'settings',
      keys: 'G S',
      run: () => goTo('/settings'),
    },
    { id: 'sign-out', label: 'Sign out', icon: 'sign-out', run: signOut },
  ];
  return (
    <Menu actions={actions} className="rail-who">
      <span className="rail-who-name ellipsis" title={name}>
        {name}
      </span>
      <span className="rail-who-role ellipsis">
        {role} · {status?.desk?.name}
      </span>
      <Icon name="more" />
    </Menu>
  );
}

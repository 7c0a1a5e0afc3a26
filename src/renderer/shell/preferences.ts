import { useEffect } from 'react';
import { usePreferences } from '../state/preferences.ts';
import { allowBareKeys } from '../ui/use-keys.ts';

/** Carries a person's preferences to where they act. */
export function usePreferencesApplied(): void {
  const { theme, bareKeys } = usePreferences();
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => allowBareKeys(bareKeys), [bareKeys]);
}

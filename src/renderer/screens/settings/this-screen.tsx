import { useOverlays } from '../../state/overlays.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';
import { settingsWords as words } from '../../words/settings.ts';

/** What one likes on this screen; it stays on this computer. */
export function ThisScreen() {
  const { theme, setTheme, bareKeys, setBareKeys } = usePreferences();
  const show = useOverlays((overlays) => overlays.show);
  return (
    <Section title={words.screen}>
      <div className="settings-screen">
        <Segmented
          label={words.theme}
          value={theme}
          onChange={setTheme}
          choices={[
            { value: 'system', title: words.themeSystem },
            { value: 'light', title: words.themeLight },
            { value: 'dark', title: words.themeDark },
          ]}
        />
        <Checkbox checked={bareKeys} onChange={setBareKeys} help={words.bareKeysHelp}>
          {words.bareKeys}
        </Checkbox>
        <Button icon="keyboard" keys="?" onPress={() => show('shortcuts')}>
          {words.showKeys}
        </Button>
      </div>
    </Section>
  );
}

import './settings.css';
import { useState } from 'react';
import { useCommands } from '../../state/commands.ts';
import { useIsManager, useSession } from '../../state/session.ts';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { settingsWords as words } from '../../words/settings.ts';
import { Business } from './business.tsx';
import { BusinessSheet } from './business-sheet.tsx';
import { Cards } from './cards.tsx';
import { HowWeWork } from './how-we-work.tsx';
import { People, type Person } from './people.tsx';
import { SafeKeeping } from './safe-keeping.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { Sync } from './sync.tsx';
import { ThisScreen } from './this-screen.tsx';

/** The business, this desk, the people, this screen. */
export function SettingsScreen() {
  const [open, setOpen] = useState<Person | 'new' | 'business'>();
  const isManager = useIsManager();
  useCommands(
    isManager
      ? [
          {
            id: 'new-here',
            title: words.addPerson,
            keys: ['Ctrl+N'],
            group: 'here',
            icon: 'new-customer',
            run: () => setOpen('new'),
          },
        ]
      : [],
  );
  const close = () => setOpen(undefined);
  return (
    <Beside
      sheet={
        open === undefined ? null : open === 'business' ? (
          <BusinessSheet onClose={close} />
        ) : (
          <PersonSheet
            key={open === 'new' ? 'new' : open.id}
            person={open === 'new' ? undefined : open}
            onClose={close}
          />
        )
      }
    >
      <PageHeader title={words.title} find={open === undefined} />
      <div className="page-body scroll-thin settings-place">
        <div className="settings">
          <Business onChange={() => setOpen('business')} />
          <ThisDesk />
          <HowWeWork />
          <SafeKeeping />
          <Cards />
          <Sync />
          <People onOpen={setOpen} />
          <ThisScreen />
        </div>
      </div>
    </Beside>
  );
}

function ThisDesk() {
  const status = useSession((session) => session.status);
  return (
    <Section title={words.desk}>
      <div className="settings-facts">
        <DefinitionList
          items={[
            { term: words.name, value: status?.desk?.name },
            { term: words.code, value: `${status?.desk?.code ?? ''}, ${words.codeHelp}` },
            { term: words.mode, value: status?.mode === 'practice' ? words.practice : words.live },
          ]}
        />
      </div>
    </Section>
  );
}

import { useIsManager, useSession } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Section } from '../../ui/section.tsx';
import { businessWords } from '../../words/how-we-work.ts';
import { settingsWords as words } from '../../words/settings.ts';

/** What stands at the head of every paper, and the way to change it. */
export function Business({ onChange }: { readonly onChange: () => void }) {
  const business = useSession((session) => session.status?.business);
  const why = useIsManager() ? undefined : businessWords.onlyManagers;
  return (
    <Section
      title={words.business}
      aside={
        <Button size="small" icon="edit" label="Change the business" why={why} onPress={onChange} />
      }
    >
      <div className="settings-facts">
        <DefinitionList
          items={[
            { term: words.name, value: business?.name },
            { term: words.currency, value: business?.currency },
            { term: words.timeZone, value: business?.timeZone.replaceAll('_', ' ') },
            { term: words.address, value: business?.address },
            { term: words.phone, value: business?.phone },
            { term: words.email, value: business?.email },
          ]}
        />
      </div>
    </Section>
  );
}

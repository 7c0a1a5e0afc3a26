import { useLocation } from 'wouter';
import { useAsk } from '../../bridge/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Section } from '../../ui/section.tsx';
import { cardsWords as words, keyWords } from '../../words/cards.ts';

/** Whether cards can be charged here, and the way to their page. */
export function Cards() {
  const { value: status } = useAsk('cards.status', {});
  const [, goTo] = useLocation();
  if (status === undefined) return null;
  return (
    <Section title={words.section}>
      <div className="settings-screen">
        <DefinitionList
          items={[
            { term: words.key, value: keyWords(status) },
            { term: words.reader, value: status.reader?.label },
          ]}
        />
        <Button icon="card" onPress={() => goTo('/settings/cards')}>
          {words.open}
        </Button>
      </div>
    </Section>
  );
}

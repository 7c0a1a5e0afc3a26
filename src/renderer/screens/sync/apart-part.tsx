import { useRef, useState } from 'react';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { ApartEntry, type ApartRow } from '../../ui/apart-entry.tsx';
import { Button } from '../../ui/button.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { OfNumber } from '../../ui/of-number.tsx';
import { Section } from '../../ui/section.tsx';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { WhyDialog } from '../../ui/why-dialog.tsx';
import { counted } from '../../words/counted.ts';
import { apartWords as words } from '../../words/sync.ts';
import { LetCount } from './let-count.tsx';

/** Nobody decides about more at once; each has two buttons. */
const mostShown = 50;

/** What a desk wrote after it was shut out: a manager looks at each entry by itself. */
export function ApartPart() {
  const { value, again } = useAsk('sync.apart', {});
  const refuse = useAct('sync.refuse');
  const [refusing, setRefusing] = useState<ApartRow>();
  const [letting, setLetting] = useState<ApartRow>();
  const money = useMoneyText();
  const place = useRef<HTMLDivElement>(null);
  const rows = value?.rows ?? [];
  const [hadSome, setHadSome] = useState(false);
  if (rows.length > 0 && !hadSome) setHadSome(true);
  useFocusKept(place, rows.length, refusing === undefined && letting === undefined);
  if (!hadSome) return null;
  return (
    <Section title={words.title} aside={counted(rows.length)}>
      <div ref={place} tabIndex={-1}>
        <p className="soft sync-part">{rows.length === 0 ? words.allDecided : words.lead}</p>
        <ul className="sync-list">
          {rows.slice(0, mostShown).map((row) => (
            <li key={row.id} className="sync-apart">
              <ApartEntry row={row} />
              <span className="sync-row">
                <Button
                  size="small"
                  why={row.needs?.map(words.needs).join(' ')}
                  onPress={() => setLetting(row)}
                >
                  {words.admit} <OfNumber number={row.number} />
                </Button>
                <Button size="small" onPress={() => setRefusing(row)}>
                  {words.refuse} <OfNumber number={row.number} />
                </Button>
              </span>
            </li>
          ))}
        </ul>
        {rows.length > mostShown ? (
          <p className="soft sync-part">{words.notAll(mostShown)}</p>
        ) : null}
      </div>
      {letting === undefined ? null : (
        <LetCount
          row={letting}
          onDone={() => {
            say(words.counts);
            again();
            setLetting(undefined);
          }}
          onClose={() => setLetting(undefined)}
        />
      )}
      {refusing === undefined ? null : (
        <WhyDialog
          title={words.refuseTitle(refusing.number)}
          about={words.refuseAbout(refusing, money)}
          keep={words.later}
          verb={words.refuse}
          onConfirm={async (said) => {
            const answer = await refuse.act({ ...said, factId: refusing.id });
            if (answer.ok) say(words.isRefused);
            again();
            return answer.ok ? undefined : { sentence: answer.failure.sentence };
          }}
          onClose={() => setRefusing(undefined)}
        />
      )}
    </Section>
  );
}

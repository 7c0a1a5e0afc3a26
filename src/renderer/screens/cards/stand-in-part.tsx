import type { CallValue } from '../../../shared/contract/contract.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { Section } from '../../ui/section.tsx';
import { cardsWords as words } from '../../words/cards.ts';

interface StandInPartProps {
  readonly standIn: NonNullable<CallValue<'cards.status'>['standIn']>;
}

/** What practice talks to in place of Stripe, and the way to where it is steered. */
export const StandInPart = ({ standIn: { url, steering } }: StandInPartProps) => (
  <Section title={words.standIn}>
    <div className="cards-part">
      {steering === undefined ? (
        <p>
          {words.otherStandIn} {url}.
        </p>
      ) : (
        <>
          <p>{words.standInText}</p>
          <OutsideLink to={steering}>{words.steer}</OutsideLink>
        </>
      )}
    </div>
  </Section>
);

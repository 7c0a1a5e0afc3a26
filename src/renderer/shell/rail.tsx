import './rail.css';
import type { MouseEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { useAsk } from '../bridge/hooks.ts';
import { useToResolveCount } from '../bridge/to-resolve.ts';
import { Icon } from '../ui/icon.tsx';
import { placeOf, places } from './places.ts';
import { UserMenu } from './user-menu.tsx';

/** The tabs of the book, and who is at it. */
export function Rail() {
  const [path] = useLocation();
  const here = placeOf(path);
  const { value: today } = useAsk('desk.today', {});
  const toResolve = useToResolveCount();
  return (
    <aside className="rail">
      <div className="rail-brand">
        <Icon name="book" size={20} />
        <span className="rail-words">Tillbook</span>
      </div>
      <nav className="rail-places" aria-label="Pages">
        {places.map((place) => (
          <Link
            key={place.href}
            href={place.href}
            className="rail-place"
            title={place.label}
            aria-current={place === here ? 'page' : undefined}
            data-apart={place.href === '/settings' ? '' : undefined}
            onClick={giveWay}
          >
            <Icon name={place.icon} />
            <span className="rail-words">{place.label}</span>
            {place.href === '/to-resolve' ? <OpenCount count={toResolve.all} /> : null}
            {place.href === '/refunds' ? <OpenCount count={today?.openRefunds ?? 0} /> : null}
          </Link>
        ))}
      </nav>
      <UserMenu />
    </aside>
  );
}

/** After a click of the mouse the page takes the keys; whoever came by the keys stays here. */
const giveWay = (event: MouseEvent<HTMLAnchorElement>): void => {
  if (event.detail > 0) event.currentTarget.blur();
};

/** More than this is only said to be more: the rail is narrow. */
const most = 999;
/** More than this does not fit into the corner beside a picture. */
const mostBeside = 99;

const OpenCount = ({ count }: { readonly count: number }) =>
  count === 0 ? null : (
    <span className="rail-count" data-wide={count > mostBeside ? '' : undefined}>
      {count > most ? `${String(most)}+` : count}
      <span className="hidden-words"> open</span>
    </span>
  );

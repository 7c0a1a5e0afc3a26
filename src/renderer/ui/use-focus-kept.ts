import { type RefObject, useEffect, useRef } from 'react';

/**
 * Things of a place that go once something was done to them take the focus along. Then it goes to the
 * button that stands where the pressed one stood, or to the place itself, once nothing covers it.
 */
export function useFocusKept(
  place: RefObject<HTMLElement | null>,
  count: number,
  isOpen: boolean,
): void {
  const before = useRef(count);
  const at = useRef(0);
  useEffect(() => {
    const inside = place.current;
    const remember = ({ target }: FocusEvent) => {
      const found = buttonsIn(inside).indexOf(target as HTMLElement);
      if (found >= 0) at.current = found;
    };
    inside?.addEventListener('focusin', remember);
    return () => inside?.removeEventListener('focusin', remember);
  }, [place]);
  useEffect(() => {
    if (!isOpen || count >= before.current) {
      before.current = Math.max(count, before.current);
      return;
    }
    before.current = count;
    // After a dialog has tried to give it back to what is gone.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const left = buttonsIn(place.current);
      (left[Math.min(at.current, left.length - 1)] ?? place.current)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [place, count, isOpen]);
}

const buttonsIn = (place: HTMLElement | null): readonly HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('button') ?? []),
];

import './tabs.css';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** How many there are, where that is known. */
  readonly count?: string | undefined;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly at: Name;
  readonly onGo: (name: Name) => void;
  /** What lies behind the tab that is open. */
  readonly children: ReactNode;
}

/** Several lists that belong to one record, one at a time. The arrows go from tab to tab. */
export function Tabs<Name extends string>({ label, tabs, at, onGo, children }: TabsProps<Name>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const here = tabs.findIndex((tab) => tab.name === at);
    const next = (here + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab === undefined) return;
    event.preventDefault();
    onGo(tab.name);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div>
      <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-${tab.name}`}
            className="tab"
            aria-selected={tab.name === at}
            aria-controls={`${id}-panel`}
            tabIndex={tab.name === at ? 0 : -1}
            onClick={() => onGo(tab.name)}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${at}`}>
        {children}
      </div>
    </div>
  );
}

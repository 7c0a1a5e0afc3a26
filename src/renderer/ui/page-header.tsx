import './page-header.css';
import { createContext, type ReactNode, use } from 'react';
import { Link } from 'wouter';

const FindContext = createContext<ReactNode>(null);

/** Hands every page header the box that opens the palette. */
export const FindProvider = (props: { readonly find: ReactNode; readonly children: ReactNode }) => (
  <FindContext value={props.find}>{props.children}</FindContext>
);

/** The box that opens the palette, for a page that has no header. */
export const FindBox = () => use(FindContext);

/** What the window, the tab and the task bar call this page. */
export const PageTitle = ({ children }: { readonly children: string }) => (
  <title>{`${children} · Tillbook`}</title>
);

interface PageHeaderProps {
  readonly title: string;
  /** The list that this record stands in. */
  readonly crumb?: { readonly label: string; readonly href: string } | undefined;
  /** The record's statuses, beside its number. */
  readonly tags?: ReactNode;
  readonly actions?: ReactNode;
  /** A page with many actions goes without the box. */
  readonly find?: boolean | undefined;
}

/** The top of a page: where one is, what state it is in, what can be done. */
export const PageHeader = ({ title, crumb, tags, actions, find = true }: PageHeaderProps) => (
  <header className="page-header">
    <PageTitle>{title}</PageTitle>
    {crumb === undefined ? null : (
      <nav className="page-crumb" aria-label="Where you are">
        <Link href={crumb.href}>{crumb.label}</Link>
        <span aria-hidden> / </span>
      </nav>
    )}
    <h1 className="ellipsis" title={title}>
      {title}
    </h1>
    <span className="page-tags">{tags}</span>
    <span className="page-actions">
      {find ? <FindBox /> : null}
      {actions}
    </span>
  </header>
);

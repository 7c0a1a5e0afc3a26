import './safe.css';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Note } from '../ui/note.tsx';
import { brokenWords as words } from '../words/window.ts';

interface SafeProps {
  /** Going to another place leaves what broke behind. */
  readonly place?: string | undefined;
  readonly children: ReactNode;
}

interface SafeState {
  readonly cause: Error | undefined;
  readonly place: string | undefined;
}

/** Keeps the rest of the window standing when something inside it breaks, and offers a way on. */
export class Safe extends Component<SafeProps, SafeState> {
  override state: SafeState = { cause: undefined, place: this.props.place };

  static getDerivedStateFromError(cause: unknown): Pick<SafeState, 'cause'> {
    return { cause: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  static getDerivedStateFromProps({ place }: SafeProps, state: SafeState): SafeState | null {
    return place === state.place ? null : { cause: undefined, place };
  }

  override render(): ReactNode {
    const { cause } = this.state;
    if (cause === undefined) return this.props.children;
    return (
      <div className="broken">
        <Note kind="bad" title={words.title} live>
          {words.sentence}
        </Note>
        <div className="broken-ways">
          <Button kind="primary" onPress={() => this.setState({ cause: undefined })}>
            {words.again}
          </Button>
          <Button icon="copy" onPress={() => void copyText(detailsOf(cause))}>
            {words.copy}
          </Button>
        </div>
      </div>
    );
  }
}

const detailsOf = (cause: Error): string =>
  `${cause.message}\n${cause.stack ?? ''}\n${window.location.hash}`;

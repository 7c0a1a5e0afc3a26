import { app } from 'electron';

const patienceMs = 10_000;

/**
 * Lets nothing end the program before `close` has run: whatever it was that asked (the menu, the
 * last window, the system shutting down), the book is closed first.
 */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    // The book survives a hard end; hanging for ever would only make a person pull the plug.
    const giveUp = setTimeout(() => app.exit(1), patienceMs);
    void close()
      .then(
        () => app.exit(0),
        () => app.exit(1),
      )
      .finally(() => clearTimeout(giveUp));
  });
}

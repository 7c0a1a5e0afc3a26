const breathMs = 20;

/** Tells of an organisation that it has something new. */
export interface Announcer {
  announce(org: string): void;
  close(): void;
}

/** Tells the first at once, and all that follow within a breath together: whoever hears looks once. */
export function createAnnouncer(tell: (org: string) => void): Announcer {
  const resting = new Map<string, { readonly timer: NodeJS.Timeout; isNew: boolean }>();

  function announce(org: string): void {
    const rest = resting.get(org);
    if (rest !== undefined) {
      rest.isNew = true;
      return;
    }
    tell(org);
    resting.set(org, { timer: setTimeout(() => wake(org), breathMs), isNew: false });
  }
  function wake(org: string): void {
    const isNew = resting.get(org)?.isNew === true;
    resting.delete(org);
    if (isNew) announce(org);
  }
  return {
    announce,
    close() {
      for (const [org, { timer, isNew }] of resting) {
        clearTimeout(timer);
        if (isNew) tell(org);
      }
      resting.clear();
    },
  };
}

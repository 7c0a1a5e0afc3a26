import type { Event, WebContents } from 'electron';

interface LinksOut {
  /** The plain form of an address that may be opened outside; null for every other. */
  readonly mayOpen: (url: string) => string | null;
  readonly openOutside: (url: string) => void;
}

/** What a page may never do, whichever page it is: go elsewhere, open windows, hold a webview. */
export function guardContents(contents: WebContents, { mayOpen, openOutside }: LinksOut): void {
  const deny = (event: Event): void => event.preventDefault();
  contents.on('will-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-attach-webview', deny);
  contents.on('will-frame-navigate', (event) => {
    // The page may fill a frame of its own, which can hold no more than the page itself.
    if (event.isMainFrame || event.url !== 'about:srcdoc') event.preventDefault();
  });
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(({ url }) => {
    const link = mayOpen(url);
    if (link !== null) openOutside(link);
    return { action: 'deny' };
  });
}

import type { Event, WebContents } from 'electron';
import { externalLink } from './external-links.ts';

/** What a page may never do, whichever page it is: go elsewhere, open windows, hold a webview. */
export function guardContents(contents: WebContents, openOutside: (url: string) => void): void {
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
    const link = externalLink(url);
    if (link !== null) openOutside(link);
    return { action: 'deny' };
  });
}

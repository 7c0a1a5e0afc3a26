import type { Session } from 'electron';

/**
 * Takes from a session every power that a page could ask for, and every way out of this computer:
 * `isOpen` says which addresses may be loaded at all.
 */
export function guardSession(session: Session, isOpen: (url: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !isOpen(request.url) });
  });
  // A file that the page made itself may be saved; nothing else comes in.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:') || !isOpen(item.getURL())) event.preventDefault();
  });
  // Chromium would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}

import { EventEmitter } from 'node:events';

type Handler = (...args: never[]) => unknown;
type Serve = (request: Request) => Response | Promise<Response>;

/** The schemes that were made standard and secure before Electron was ready. */
export const privileged = new Map<string, Record<string, boolean>>();

/** A session that remembers every handler it was given. */
export class Session extends EventEmitter {
  readonly served = new Map<string, Serve>();
  readonly handlers: Partial<Record<string, Handler | null>> = {};
  spellChecker = true;
  readonly partition: string;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  readonly protocol = {
    handle: (scheme: string, serve: Serve): void => {
      if (this.served.has(scheme)) throw new Error(`${scheme} is served already.`);
      this.served.set(scheme, serve);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (handler: Handler): void => void (this.handlers['beforeRequest'] = handler),
  };

  setPermissionRequestHandler(handler: Handler | null): void {
    this.handlers['permissionRequest'] = handler;
  }
  setPermissionCheckHandler(handler: Handler | null): void {
    this.handlers['permissionCheck'] = handler;
  }
  setDevicePermissionHandler(handler: Handler | null): void {
    this.handlers['devicePermission'] = handler;
  }
  setDisplayMediaRequestHandler(handler: Handler | null): void {
    this.handlers['displayMedia'] = handler;
  }
  setBluetoothPairingHandler(handler: Handler | null): void {
    this.handlers['bluetoothPairing'] = handler;
  }
  setUSBProtectedClassesHandler(handler: Handler | null): void {
    this.handlers['usbProtectedClasses'] = handler;
  }
  setSpellCheckerEnabled(on: boolean): void {
    this.spellChecker = on;
  }

  /** Whether the session lets an address be loaded at all. */
  lets(url: string): boolean {
    const said: { cancel?: boolean }[] = [];
    const handler = this.handlers['beforeRequest'] as
      | ((details: object, answer: (response: { cancel?: boolean }) => void) => void)
      | undefined;
    handler?.({ url }, (response) => void said.push(response));
    return said[0]?.cancel !== true;
  }
}

const partitions = new Map<string, Session>();
const defaultSession = new Session('');

export const session = {
  defaultSession,
  fromPartition: (partition: string): Session => {
    const known = partitions.get(partition) ?? new Session(partition);
    partitions.set(partition, known);
    return known;
  },
};

import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** How a call fails. The last two end the process. */
export const faultKinds = ['full', 'broken', 'torn', 'gone'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Which call fails, and how. */
export interface Fault {
  readonly nth: number;
  readonly kind: FaultKind;
  /** Whether every later one fails, too. */
  readonly sticky: boolean;
}

/** The numbers that the shim looks at. They lie in a file that it has mapped. */
export interface FaultControl {
  arm(fault: Fault): void;
  /** Lets every call through again; answers whether one failed, and how many there were. */
  disarm(): { readonly fired: boolean; readonly calls: number };
  close(): void;
}

const numbers = 6;

/** Opens the control file; made empty where it is not there. */
export function openControl(path: string): FaultControl {
  const file = openSync(path, 'a+', 0o600);
  closeSync(file);
  const control = openSync(path, 'r+');
  const write = (values: readonly number[]): void => {
    const bytes = Buffer.alloc(numbers * 4);
    for (const [place, value] of values.entries()) bytes.writeUInt32LE(value, place * 4);
    writeSync(control, bytes, 0, bytes.length, 0);
  };
  return {
    arm: ({ nth, kind, sticky }) =>
      write([1, nth, faultKinds.indexOf(kind) + 1, sticky ? 1 : 0, 0, 0]),
    disarm() {
      const bytes = Buffer.alloc(numbers * 4);
      readSync(control, bytes, 0, bytes.length, 0);
      write([0, 0, 0, 0, 0, 0]);
      return { fired: bytes.readUInt32LE(20) === 1, calls: bytes.readUInt32LE(16) };
    },
    close: () => closeSync(control),
  };
}

/** Makes the file before the process that maps it starts. */
export function makeControl(path: string): void {
  const control = openControl(path);
  control.disarm();
  control.close();
}

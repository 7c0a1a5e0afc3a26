// As much of DER, the form in which certificates are written, as one certificate takes.

/** One element: its tag, its length, its content. */
export function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const figures: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) figures.unshift(rest % 256);
  return Buffer.concat([Buffer.from([tag, 0x80 + figures.length, ...figures]), content]);
}

export const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
export const setOf = (part: Buffer): Buffer => der(0x31, part);
export const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content);
export const octets = (content: Buffer): Buffer => der(0x04, content);
export const text = (value: string): Buffer => der(0x0c, Buffer.from(value));
export const truth = (): Buffer => der(0x01, Buffer.from([0xff]));
/** A positive whole number, given by its bytes. */
export const integer = (bytes: Buffer): Buffer =>
  der(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
/** An object identifier, given by its encoded bytes. */
export const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
/** `YYYYMMDDHHMMSSZ`. */
export const time = (value: string): Buffer => der(0x18, Buffer.from(value));

/** Hands a file to the person, as the browser hands over any download. */
export function saveFile(fileName: string, base64: string, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
  hand(fileName, new Blob([bytes], { type }));
}

/** The same with plain text. */
export const saveText = (fileName: string, text: string): void =>
  hand(fileName, new Blob([text], { type: 'text/plain;charset=utf-8' }));

function hand(fileName: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const steps = ['kB', 'MB', 'GB', 'TB'] as const;

/** How big a file is, as a person wants it: `320 kB`, `4.2 MB`, `1.3 GB`. */
export function printBytes(bytes: number): string {
  let size = bytes / 1000;
  let step = 0;
  while (size >= 999.5 && step < steps.length - 1) {
    size /= 1000;
    step += 1;
  }
  const digits = size < 10 && step > 0 ? 1 : 0;
  return `${Math.max(size, bytes === 0 ? 0 : 1).toFixed(digits)} ${steps[step] ?? ''}`;
}

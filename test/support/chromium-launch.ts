const isRoot = process.getuid?.() === 0;

/** How tests start the Chromium that the set-up found; as root it runs only without its sandbox. */
export const chromiumLaunch = {
  ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
  args: isRoot ? ['--no-sandbox'] : [],
};

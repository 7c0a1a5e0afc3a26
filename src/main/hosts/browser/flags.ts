import { parseArgs } from 'node:util';

/** How the browser host was asked to start. */
export interface HostFlags {
  readonly practice: boolean;
  readonly dataDir: string | undefined;
  readonly port: number;
  readonly token: string | undefined;
  readonly open: boolean;
  /** Another stand-in for Stripe; in practice mode only. */
  readonly stripeUrl: string | undefined;
}

/** Reads the flags of the command line; throws a sentence where one makes no sense. */
export function readFlags(args: readonly string[]): HostFlags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      practice: { type: 'boolean', default: false },
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      token: { type: 'string' },
      stripe: { type: 'string' },
      browser: { type: 'boolean' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}.`);
  }
  return {
    practice: values.practice,
    dataDir: values.data,
    port,
    token: values.token,
    open: !values['no-open'],
    stripeUrl: values.practice ? values.stripe : undefined,
  };
}

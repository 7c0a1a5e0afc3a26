import type { Permission } from '../../shared/contract/views.ts';

/** Why something can't be done, as a button wants it; undefined where it can. */
export const whyNot = (can: Permission | undefined): string | undefined =>
  can === undefined || can.allowed ? undefined : (can.why ?? 'This can’t be done now.');

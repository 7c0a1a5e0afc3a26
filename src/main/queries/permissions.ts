import type { Permission } from '../../shared/contract/views.ts';

/** It may be done. */
export const allowed: Permission = { allowed: true };

/** It may not: the rule, the figure, and what to do instead. */
export const because = (why: string): Permission => ({ allowed: false, why });

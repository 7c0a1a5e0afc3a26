import type { Drill } from './drill.ts';

/** Every drill by its name; each is loaded only when it runs. */
export const drills: Readonly<Record<string, () => Promise<Drill>>> = {
  crash: async () => (await import('./crash.ts')).crash,
  power: async () => (await import('./power.ts')).power,
  fault: async () => (await import('./fault.ts')).fault,
  disk: async () => (await import('./disk.ts')).disk,
  start: async () => (await import('./start.ts')).start,
  tamper: async () => (await import('./tamper.ts')).tamper,
  migrate: async () => (await import('./migrate.ts')).migrate,
  verify: async () => (await import('./verify.ts')).verify,
  sync: async () => (await import('./sync.ts')).sync,
  stripe: async () => (await import('./stripe.ts')).stripe,
  'old-unknown': async () => (await import('./old-unknown.ts')).oldUnknown,
  hub: async () => (await import('./hub.ts')).hub,
  'hub-hostile': async () => (await import('./hub-hostile.ts')).hubHostile,
  office: async () => (await import('./office.ts')).office,
  backup: async () => (await import('./backup.ts')).backup,
};

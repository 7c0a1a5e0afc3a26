import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * What the installed program can no longer be talked into. Every fuse has its value here, and an
 * Electron that brings a new one can't be packed before somebody has decided about it.
 */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Else the program would run any script, under our name and our signature.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // A snapshot of the engine is code that no hash covers.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come from app://, never from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Safe, and only faster: WebAssembly finds its faults by signals.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** Keeps what must not stand in the ledger file: in the OS keychain, or a file only its owner reads. */
export interface Secrets {
  /** Where the secrets are, in words for the settings page. */
  readonly where: string;
  /** Whether the operating system seals them; else they lie in files of their owner. */
  readonly isSealed: boolean;
  get(name: string): Promise<Buffer | null>;
  set(name: string, value: Buffer): Promise<void>;
  /** Takes one away; that there is none is no trouble. */
  remove(name: string): Promise<void>;
}

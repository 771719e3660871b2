/** What one call has read: each thing once, until something is written. */
export interface PerCall<T> {
  of(key: string): Promise<T>;
  /** From now on it is read again. */
  forget(): void;
}

export function perCall<T>(load: (key: string) => Promise<T>): PerCall<T> {
  const read = new Map<string, Promise<T>>();
  return {
    of: key => {
      const found = read.get(key) ?? load(key);
      read.set(key, found);
      return found;
    },
    forget: () => read.clear(),
  };
}

import type { pictures } from './pictures.ts';

export type SeedFile =
  | { readonly name: string; readonly picture: keyof typeof pictures }
  | { readonly name: string; readonly text: string };

export interface SeedComment {
  /** An agent's first name; absent where the customer writes. */
  readonly agent?: string;
  /** Minutes after what came before. */
  readonly after: number;
  readonly body: string;
  readonly format?: 'markdown';
  readonly files?: readonly SeedFile[];
}

export interface SeedRequest {
  readonly summary: string;
  readonly description: string;
  /** How long ago it came in. */
  readonly hoursAgo: number;
  readonly files?: readonly SeedFile[];
  readonly thread?: readonly SeedComment[];
  readonly closed?: boolean;
  /** The customer has not read what support wrote last. */
  readonly unread?: boolean;
  readonly rating?: number;
}

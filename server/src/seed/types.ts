import type { RequestDetails } from '../app/team.ts';
import type { pictures } from './pictures.ts';

export type SeedAttachment =
  | { readonly name: string; readonly picture: keyof typeof pictures }
  | { readonly name: string; readonly text: string; readonly picture?: undefined };

export interface SeedComment {
  /** The agent's first name; absent in a comment of the customer. */
  readonly agent?: string;
  /** Minutes after the previous entry of the thread. */
  readonly after: number;
  readonly body: string;
  readonly format?: 'markdown';
  /** How it came, as `team` of the request. */
  readonly channel?: string;
  readonly attachments?: readonly SeedAttachment[];
}

export interface SeedRequest {
  readonly summary: string;
  readonly description: string;
  /** Age in hours. */
  readonly hoursAgo: number;
  readonly attachments?: readonly SeedAttachment[];
  readonly thread?: readonly SeedComment[];
  readonly closed?: boolean;
  /** Whether the agent's last comment is unread. */
  readonly unread?: boolean;
  readonly rating?: number;
  /** What it says where the demo has types, services and colleagues. */
  readonly team?: RequestDetails;
}

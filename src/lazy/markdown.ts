import type { SupportRequestThread } from '../elements/support-request-thread.ts';
import { MarkdownBar } from './markdown/markdown-bar.ts';
import type { TrustedTypePolicyLike } from './rich-text.ts';

/** Gives a thread's composer "Preview" and "Code block". */
export function addMarkdown(host: SupportRequestThread, policy: TrustedTypePolicyLike | undefined): void {
  new MarkdownBar(host, policy);
}

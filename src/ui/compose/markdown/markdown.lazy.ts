import '../../../i18n/en-late.ts';
import type { SupportRequestThread } from '../../thread/support-request-thread.ts';
import { MarkdownBar } from './markdown-bar.ts';
import type { TrustedTypePolicyLike } from '../../body/rich-text/rich-text.lazy.ts';

/** Gives a thread's composer "Preview" and "Code block". */
export function addMarkdown(host: SupportRequestThread, policy: TrustedTypePolicyLike | undefined): void {
  new MarkdownBar(host, policy);
}

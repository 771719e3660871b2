import '../../../i18n/en-late.ts';
import type { SupportRequestThread } from '../../thread/support-request-thread.ts';
import { MarkdownBar } from './markdown-bar.ts';

/** Gives a thread's composer "Preview" and "Code block". */
export function addMarkdown(host: SupportRequestThread): void {
  new MarkdownBar(host);
}

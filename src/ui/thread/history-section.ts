import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import type { Problem } from '../../model.ts';
import type { ThreadSnapshot } from '../../state/thread/thread.ts';
import type { SupportElement } from '../element/support-element.ts';

/** What is shown of replies that have just arrived. */
interface ArrivalsView {
  renderLink(): unknown;
  renderButton(): unknown;
}

/**
 * The list of a thread's entries, which {@link History} fills, with what stands around it: the ways to new replies, the bars while it
 * loads, and why it could not be loaded.
 */
export function historySection(
  host: SupportElement,
  { requestPhase, comments, commentsPhase }: ThreadSnapshot,
  arrivals: ArrivalsView | undefined,
  renderProblem: (what: TextKey, problem: Problem | undefined) => TemplateResult | typeof nothing,
): TemplateResult {
  const isLoading = commentsPhase.is === 'loading';
  return html`
    <div class="news-link">${arrivals?.renderLink()}</div>
    <ol class="history" part="history" role="list" aria-label=${host.t('thread.history')} aria-busy=${isLoading}></ol>
    ${arrivals?.renderButton()}
    ${
      isLoading && comments.length === 0
        ? html`<div class="skeleton" part="skeleton" role="progressbar" aria-label=${host.t('thread.loading')}>
            <span class="bar"></span><span class="bar"></span><span class="bar"></span>
          </div>`
        : nothing
    }
    ${requestPhase.problem ? nothing : renderProblem('error.comments', commentsPhase.problem)}
  `;
}

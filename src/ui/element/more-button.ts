import { html, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import { SupportError } from '../../model.ts';
import type { NextPage } from '../../state/paging.ts';
import { problemMessage } from './problem-message.ts';
import type { SupportElement } from './support-element.ts';

/** What brings the next page; where that failed, why, and the way on. */
export function moreButton(
  host: SupportElement,
  more: NextPage,
  options: {
    label: TextKey;
    part: string;
    /** What is said of a failure. */
    what: TextKey;
    operation: 'listRequests' | 'listComments';
    /** Told of each press. */
    onPress?: () => void;
  },
): TemplateResult {
  const { label, part, what, operation, onPress } = options;
  const { phase, retry } = more;
  const load = async () => {
    onPress?.();
    try {
      await more.load();
    } catch (error) {
      if (!(error instanceof SupportError)) throw error;
      host.fail(error.problem, operation, load);
    }
  };
  return phase.is === 'failed'
    ? problemMessage(host, { what, problem: phase.problem, retry: load, wait: retry.wait })
    : html`<p class="more">
        <button type="button" class="button" part=${part} aria-disabled=${phase.is === 'loading'} @click=${load}>${host.t(label)}</button>
      </p>`;
}

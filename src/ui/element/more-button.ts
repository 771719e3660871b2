import { html, type nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import { SupportError } from '../../model.ts';
import type { NextPage } from '../../state/paging.ts';
import { problemMessage } from './problem-message.ts';
import type { SupportElement } from './support-element.ts';

/** The button that loads the next page, or the problem of the last attempt with a retry button. */
export function moreButton(
  host: SupportElement,
  more: NextPage,
  options: {
    label: TextKey;
    part: string;
    /** The title of a problem message. */
    what: TextKey;
    operation: 'listRequests' | 'listComments';
    /** Called on each press. */
    onPress?: () => void;
  },
): TemplateResult | typeof nothing {
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

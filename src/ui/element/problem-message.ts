import { html, nothing, type TemplateResult } from 'lit';
import { countdownText, seconds } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ErrorKind, Problem } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from './icons.ts';
import type { SupportElement } from './support-element.ts';

/** Characters of the server's own text that are shown. */
const MAX_DETAIL = 400;

/** The address is there, but does not do what was tried: another method, or none yet. */
const NOT_OFFERED = [405, 501];

/** Titles of messages about a single request: only there a 404 says that the request is gone, and not that the API is not there. */
const ABOUT_ONE_REQUEST: readonly TextKey[] = ['error.request', 'error.comments', 'error.comment'];

/** The same call would fail in the same way. */
const HOPELESS: readonly ErrorKind[] = ['forbidden', 'not-found', 'too-large', 'unsupported', 'unreadable'];
const HOPELESS_STATUS = [...NOT_OFFERED, 422];

/** Texts for calls that send no words or files of the customer's: there is nothing that they could change. The default. */
export const WORDLESS_TEXTS: ProblemTexts = {
  invalid: 'act.refused',
  unsupported: 'act.refused',
  'too-large': 'act.refused',
};

/** Texts for what the customer sends or does: those of `error.…` are about what they want to see. */
export const WRITE_TEXTS: ProblemTexts = { forbidden: 'act.forbidden', unauthorized: 'act.unauthorized' };

/** Texts by kind of problem, in place of the default ones. */
export type ProblemTexts = Readonly<Partial<Record<ErrorKind, TextKey>>>;

/** Whether the same call may go well when it is tried again. */
export const canRetry = ({ kind, status = 0 }: Problem): boolean =>
  !HOPELESS.includes(kind) && !HOPELESS_STATUS.includes(status);

interface TextOptions {
  /** The title of the message, which tells what failed. */
  readonly what?: TextKey | undefined;
  /** Texts for kinds whose default does not fit, such as a forbidden action. */
  readonly texts?: ProblemTexts | undefined;
  /** Milliseconds until the automatic retry; the button counts them, so that the text does not. */
  readonly wait?: number | undefined;
}

/** Why something failed and what to do about it. */
export function problemText(translator: Translator, problem: Problem, options: TextOptions = {}): string {
  const { kind, status = 0, retryAfter } = problem;
  const { what, texts = WORDLESS_TEXTS, wait } = options;
  if (NOT_OFFERED.includes(status)) return translator.t('error.unavailable');
  const own = texts[kind];
  if (own) return translator.t(own);
  // Which words or fields the server does not accept, only the server can tell.
  if (kind === 'invalid' && !problem.fields) {
    const detail = detailOf(problem);
    return detail ? `${detail} ${translator.t('act.correct')}` : translator.t('act.refused');
  }
  if (kind === 'rate-limited' && retryAfter && wait === undefined) {
    return translator.t('error.rate-limited.for', { time: seconds(translator, retryAfter) });
  }
  if (kind === 'not-found' && !(what && ABOUT_ONE_REQUEST.includes(what)))
    return translator.t('error.nothing');
  return translator.t(kind === 'offline' && navigator.onLine ? 'error.unreachable' : `error.${kind}`);
}

/** The server's own text, in one line. */
function detailOf({ detail = '' }: Problem): string {
  const line = cleanLine(detail);
  return line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL)}…` : line;
}

/**
 * What the server says of single fields, as text; and below "Details" its own text, unless the message has that already.
 *
 * @param shown the message
 */
export function problemDetail(translator: Translator, problem: Problem, shown: string): TemplateResult {
  const detail = detailOf(problem);
  const fields = cleanLine((problem.fields ?? []).map(field => field.detail).join(' '));
  return html`${fields ? html`<p class="quiet" dir="auto">${fields}</p>` : nothing}
    ${
      detail && !shown.startsWith(detail)
        ? html`<details class="quiet" part="problem-details"><summary>${translator.t('error.details')}</summary>
            <p dir="auto">${translator.t('error.detail', { detail })}</p></details>`
        : nothing
    }`;
}

/**
 * "Try again", with the seconds until the automatic retry: not as a part of its accessible name, which a screen reader would repeat
 * each second.
 *
 * @param wait in milliseconds
 */
export const retryLabel = (translator: Translator, wait = NaN): TemplateResult =>
  html`${translator.t('error.retry')}${
    wait < Infinity
      ? html` <span class="number" aria-hidden="true">(${countdownText(translator, wait)})</span>`
      : nothing
  }`;

/** A problem, with the one action that can help; `nothing` where there is none. */
export function problemMessage(
  host: SupportElement,
  options: TextOptions & {
    what: TextKey;
    problem: Problem | undefined;
    retry: () => void;
    /** As above; `Infinity` while offline, absent where nothing is retried automatically. */
    wait?: number | undefined;
    /** The text while it waits for the connection. */
    waits?: TextKey;
    /** In place of "Try again"; `nothing` where a button of the host's own tries again. */
    action?: unknown;
  },
): TemplateResult | typeof nothing {
  const { translator } = host;
  const { what, problem, retry, wait, waits } = options;
  if (!problem) return nothing;
  const text = wait === Infinity && waits ? translator.t(waits) : problemText(translator, problem, options);
  const isSignedOut = problem.kind === 'unauthorized';
  const retryButton = canRetry(problem)
    ? html`<button type="button" class="button" part="retry-button" @click=${retry}>${retryLabel(translator, wait)}</button>`
    : nothing;
  const signIn = () => host.emit('support-auth-required', { retry });
  return html`
    <div class="problem" part="message" role="alert" data-kind=${problem.kind}>
      ${icons.alert}
      <div class="problem-text">
        <p><strong>${translator.t(what)}</strong> <span dir="auto">${text}</span></p>
        ${problemDetail(translator, problem, text)}
      </div>
      ${host.renderEmergencyLink(problem)}
      <div class="flow problem-actions">
        ${
          isSignedOut
            ? html`<button type="button" class="button primary" part="sign-in-button" @click=${signIn}>${translator.t('error.signIn')}</button>`
            : nothing
        }
        ${options.action ?? retryButton}
      </div>
    </div>
  `;
}

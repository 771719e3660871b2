import { html, nothing, type TemplateResult } from 'lit';
import { isPictureFile } from '../../attachments/rules.ts';
import { fileSize } from '../../i18n/format.ts';
import { percent } from '../../i18n/format-uploads.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Problem } from '../../model.ts';
import type { Upload } from '../../state/outbox/uploads.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { lateIcons } from '../element/late-icons.ts';
import { canRetry, problemDetail, problemText, retryLabel, WRITE_TEXTS } from '../element/problem-message.ts';

/** One file of a draft: its thumbnail, name, size and state, and the buttons for it. */
export function uploadRow(
  translator: Translator,
  upload: Upload,
  options: {
    /** The draft is being sent. */
    readonly sending: boolean;
    /** Milliseconds until the automatic retry of failed uploads. */
    readonly wait: number | undefined;
    /** The URL of a picture's thumbnail. */
    readonly thumbnail: (id: string, file: File) => string;
    readonly retry: (id: string) => void;
    readonly remove: (upload: Upload, name: string) => void;
    /** A further button. */
    readonly beside: ((upload: Upload) => unknown) | undefined;
  },
): TemplateResult {
  const { sending, wait, thumbnail, retry, remove, beside } = options;
  const { id, file, state } = upload;
  const name = cleanLine(file.name);
  // A file that is not uploaded yet can be removed while sending waits for it.
  const isFixed = sending && state.is === 'done';
  const isRetried = state.is === 'failed' && canRetry(state.problem);
  return html`
    <li class="flow upload ${state.is}" part="file">
      <span class="thumbnail" part="thumbnail">
        ${isPictureFile(file) ? html`<img src=${thumbnail(id, file)} alt="" />` : icons.file}
      </span>
      <div class="file-text">
        <span part="file-name"><bdi>${name}</bdi></span>
        <span class="dotted quiet number"><span>${fileSize(translator, file.size)}</span>${state.is === 'failed' ? nothing : html` <span>${stateText(translator, state, file)}</span>`}</span>
        ${
          state.is === 'uploading' || state.is === 'queued' || state.is === 'processing'
            ? html`<progress part="progress" aria-label=${name} max=${file.size}
              .value=${state.is === 'uploading' ? state.loaded : state.is === 'queued' ? 0 : file.size}></progress>`
            : nothing
        }
        ${state.is === 'failed' ? renderFailure(translator, name, state.problem, wait) : nothing}
      </div>
      ${
        isRetried
          ? html`<button type="button" class="button" part="retry-button" data-failed aria-label=${translator.t('file.retry', { name })}
            @click=${() => retry(id)}>${retryLabel(translator, wait)}</button>`
          : beside?.(upload)
      }
      <button type="button" class="button plain" part="remove-button" ?data-failed=${state.is === 'failed' && !isRetried} aria-label=${translator.t('file.remove', { name })}
        aria-disabled=${isFixed} @click=${() => isFixed || remove(upload, name)}>${lateIcons.cross}</button>
    </li>
  `;
}

/** Why a file was not uploaded. What is not seen names it for a screen reader, to which the message is announced alone. */
function renderFailure(
  translator: Translator,
  name: string,
  problem: Problem,
  wait: number | undefined,
): TemplateResult {
  const text = problemText(translator, problem, { texts: WRITE_TEXTS, wait });
  return html`<div class="fault" role="alert">
    ${icons.alert}
    <div><p><span class="hidden">${name}: </span>${translator.t('file.notUploaded')}. <span dir="auto">${text}</span></p>${problemDetail(translator, problem, text)}</div>
  </div>`;
}

/** Focuses the button that every row has: "Try again" is removed when the upload begins anew. */
export const focusRow = (row: Element): void =>
  row.querySelector<HTMLElement>('[part="remove-button"]')?.focus({ preventScroll: true });

function stateText(translator: Translator, state: Upload['state'], file: File): string {
  switch (state.is) {
    case 'uploading':
      return translator.t('file.uploading', { percent: percent(translator, state.loaded, file.size) });
    case 'failed':
    case 'cancelled':
      return '';
    default:
      return translator.t(`file.${state.is}`);
  }
}

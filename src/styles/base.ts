import { css } from 'lit';
import { fieldStyles } from './fields.ts';
import { problemStyles } from './problem.ts';
import { skeletonStyles } from './skeleton.ts';
import { statusStyles } from './status.ts';
import { tokens } from './tokens.ts';
import { visuallyHidden } from './visually-hidden.ts';

/** The shared styles: host, type, controls and their states, problems, attachments, the status of a request. */
export const base = [
  tokens,
  css`
    :host {
      display: block;
      /* All that is left beside a menu. Where the page makes it a flex container, its two boxes stand one below the other. */
      flex: 1 1 0%;
      flex-direction: column;
      font-family: var(--support-font-family, inherit);
      font-size: var(--support-font-size, inherit);
      color: var(--support-color-text, inherit);
      background: var(--support-color-surface, transparent);
    }
    /* The width in boxes that ask their content (dialogs, floats, cells), where the query container below counts as 0 px: from
       280 px as min-content to the window's width as max-content, by a track without items. */
    .room {
      display: grid;
      grid-template-columns: minmax(280px, 100vw);
      overflow: clip;
    }
    /* Inherits font, colour, visibility and pointer-events from the page, nothing else. */
    .box {
      all: initial;
      display: block;
      inline-size: 100%;
      isolation: isolate;
      container-type: inline-size;
      font: inherit;
      line-height: 1.5;
      -webkit-font-smoothing: inherit;
      -webkit-locale: inherit;
      color: inherit;
      color-scheme: inherit;
      visibility: inherit;
      pointer-events: inherit;
      /* Also on a page that lets nothing be selected, an answer can be copied. */
      -webkit-user-select: text;
      user-select: text;
      -webkit-text-size-adjust: 100%;
    }
    :host([hidden]) {
      display: none;
    }
    /* Also for Arabic without a dir. */
    :host(:dir(rtl)),
    :host([lang|='ar']:not([dir])),
    :host([lang^='ar_']:not([dir])) {
      --sr-along: -1;
      direction: rtl;
    }
    /* A colour scheme of its own needs a background of its own, with padding. */
    :host([theme='light']),
    :host([theme='dark']) {
      box-sizing: border-box;
      padding: var(--sr-l);
      border-radius: var(--sr-radius);
      color-scheme: light;
      background: var(--support-color-surface, Canvas);
      color: var(--support-color-text, CanvasText);
    }
    :host([theme='dark']) {
      color-scheme: dark;
    }
    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }
    [hidden] {
      display: none !important;
    }
    h2,
    p,
    ul,
    ol {
      margin: 0;
      padding: 0;
    }
    ul,
    ol {
      list-style: none;
    }
    h2 {
      font-size: 1.375em;
      font-weight: 650;
      line-height: 1.25;
      letter-spacing: -0.011em;
      text-wrap: balance;
      overflow-wrap: anywhere;
    }
    h2:focus {
      outline: none;
    }
    button,
    input,
    select,
    textarea {
      font: inherit;
      letter-spacing: inherit;
      color: inherit;
      margin: 0;
    }
    select {
      cursor: pointer;
    }
    /* The operating system renders the open list: background and text need matching colours. */
    option {
      background: Canvas;
      color: CanvasText;
    }
    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--sr-xs);
      min-block-size: calc(36px * var(--sr-density));
      padding: calc(var(--sr-space) * 1.25) calc(var(--sr-space) * 3.5);
      border: 1px solid var(--sr-line-strong);
      border-radius: var(--sr-radius);
      background: none;
      font-weight: 500;
      line-height: 1.25;
      cursor: pointer;
      transition: background-color var(--sr-quick);
    }
    .button:hover {
      background: var(--sr-tint);
    }
    .button.primary {
      border-color: transparent;
      background: var(--sr-accent);
      color: var(--sr-on-accent);
    }
    .button.primary:hover {
      /* Another background would have less contrast with the text. */
      box-shadow: inset 0 0 0 2px color-mix(in srgb, currentcolor 40%, transparent);
    }
    .button.plain {
      border-color: transparent;
      padding-inline: var(--sr-s);
    }
    .back .button {
      margin-inline-start: calc(var(--sr-space) * -2);
      padding-inline-start: var(--sr-space);
    }
    .button[aria-disabled='true'] {
      cursor: default;
      opacity: 0.65;
    }
    .icon {
      flex: none;
      inline-size: 1.125em;
      block-size: 1.125em;
    }
    .icon.directed {
      scale: var(--sr-along, 1) 1;
    }
    :focus-visible {
      outline: 2px solid var(--sr-accent);
      outline-offset: 2px;
    }
    .label {
      font-weight: 600;
    }
    .quiet {
      font-size: 0.875em;
      color: var(--sr-quiet);
    }
    .fault {
      display: flex;
      gap: var(--sr-xs);
      color: var(--sr-danger);
      font-size: 0.875em;
      overflow-wrap: anywhere;
    }
    .fault .icon {
      margin-block-start: 0.2em;
    }
    time,
    .number {
      font-variant-numeric: tabular-nums;
    }
    /* Text of another direction, such as English on an Arabic page, is aligned with the rest. */
    bdi,
    time {
      unicode-bidi: plaintext;
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    .flow {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
    }
    /* Separators stand in the gap before an item; that of the first one of a line is cut off. */
    .dotted {
      display: flex;
      flex-wrap: wrap;
      column-gap: 0.8em;
      overflow-x: clip;
    }
    .dotted > * {
      position: relative;
      min-inline-size: 0;
      max-inline-size: 100%;
    }
    .dotted > * + *::before {
      content: '·';
      content: '·' / '';
      position: absolute;
      inset-inline-start: -0.54em;
    }
    .actions {
      gap: var(--sr-s) var(--sr-m);
    }
    .attachments {
      display: grid;
      gap: var(--sr-s);
      min-inline-size: 0;
    }
    .attach {
      gap: var(--sr-space) var(--sr-m);
    }
    .file-text {
      display: grid;
      min-inline-size: 0;
      line-height: 1.35;
      overflow-wrap: anywhere;
    }
    .file-text progress {
      inline-size: 100%;
      block-size: 6px;
      margin-block-start: var(--sr-space);
      accent-color: var(--sr-accent);
    }
    .hidden {
      ${visuallyHidden}
    }
    @media print {
      .button {
        display: none;
      }
      .file-name {
        white-space: normal;
        overflow-wrap: anywhere;
      }
    }
    @media (pointer: coarse) {
      .button {
        min-block-size: 44px;
      }
    }
    /* Grounds are gone there, and with them what tells this button from others. */
    @media (forced-colors: active) {
      .button.primary {
        background: ButtonText;
        color: ButtonFace;
        forced-color-adjust: none;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      *,
      ::before,
      ::after {
        transition: none !important;
        animation-duration: 0s !important;
      }
    }
  `,
  fieldStyles,
  skeletonStyles,
  problemStyles,
  statusStyles,
];

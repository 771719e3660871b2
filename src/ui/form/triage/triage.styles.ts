import { css } from 'lit';
import { contactStyles } from '../../contact/contact.styles.ts';
import { serviceStateStyles } from '../../service/service-state.styles.ts';

/** Beside the form's own styles, which have the measures of the cards. */
export const triageStyles = css`
  ${contactStyles}
  ${serviceStateStyles}
  .choice {
    position: relative;
    cursor: pointer;
    transition: background-color var(--sr-quick);
  }
  .choice:hover {
    background: var(--sr-tint);
  }
  .choice.chosen {
    background: color-mix(in srgb, var(--sr-accent) 9%, transparent);
  }
  .choice.chosen .choice-name {
    font-weight: 600;
  }
  .choice input {
    inline-size: 1.125em;
    block-size: 1.125em;
    margin-block-start: 0.1875em;
    accent-color: var(--sr-accent);
    cursor: inherit;
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--sr-accent);
    outline-offset: -2px;
    border-radius: var(--sr-radius);
  }
  .choice:has(:focus-visible) input {
    outline: none;
  }
  [aria-invalid='true'] > .choices {
    border-color: var(--sr-danger);
    box-shadow: inset 0 0 0 1px var(--sr-danger);
  }
  .choice-name {
    overflow-wrap: anywhere;
  }
  .several > .quiet {
    padding-block-end: var(--sr-xs);
  }
  input[type='date'] {
    block-size: calc(1.5em + var(--sr-s) * 2 + 2px);
  }
  .choice-legend {
    justify-content: space-between;
    gap: var(--sr-s) var(--sr-m);
    inline-size: 100%;
  }
  .choice-legend > .clear {
    min-block-size: 0;
    padding: 0;
    font-size: 0.875em;
    text-decoration: underline;
    text-decoration-color: var(--sr-accent);
    text-underline-offset: 0.2em;
  }
  /* It keeps its room: the cards below stay where they are when one is chosen. */
  .choice-legend > .absent {
    visibility: hidden;
  }
  .several {
    gap: 0;
  }
  .service-box {
    position: relative;
  }
  .service-box > input {
    padding-inline-end: 3em;
    text-overflow: ellipsis;
  }
  /* The field has the direction of its text; the button beside it that of the page. */
  .service-box:dir(rtl) > input:dir(ltr),
  .service-box:dir(ltr) > input:dir(rtl) {
    padding-inline: 3em var(--sr-m);
  }
  .service-remove,
  .service-arrow {
    position: absolute;
    inset-block: 1px;
    inset-inline-end: 1px;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    min-block-size: 0;
    color: var(--sr-quiet);
  }
  .service-arrow {
    pointer-events: none;
  }
  .service-about {
    min-block-size: 1lh;
    overflow-wrap: anywhere;
  }
  .service-popup {
    position: absolute;
    z-index: 3;
    inset-inline: 0;
    inset-block-start: calc(100% + 4px);
    max-block-size: min(22em, 55vh);
    padding: var(--sr-space);
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: linear-gradient(var(--support-color-surface, Canvas) 0 0) Canvas;
    color: var(--support-color-text, CanvasText);
    box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
  }
  .service-option {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--sr-m);
    min-block-size: 44px;
    padding: var(--sr-xs) var(--sr-s);
    border-radius: var(--sr-radius);
    cursor: pointer;
  }
  .service-option:is(:hover, .active) {
    background: color-mix(in srgb, currentcolor 9%, transparent);
  }
  .service-option.active {
    outline: 2px solid var(--sr-accent);
    outline-offset: -2px;
  }
  .service-text {
    display: grid;
    flex: 1 1 9em;
    min-inline-size: 0;
    line-height: 1.35;
  }
  .service-text .icon {
    margin-inline-start: 0.4em;
    vertical-align: -0.2em;
    color: var(--sr-ok);
  }
  .service-text .quiet {
    overflow-wrap: anywhere;
  }
  .service-option .service-state {
    font-size: 0.875em;
  }
  .service-note {
    padding: var(--sr-s);
  }
  .service-popup > .button {
    margin: 0 var(--sr-s) var(--sr-s);
  }
  .promise strong {
    font-weight: 600;
    color: var(--support-color-text, currentcolor);
  }
  @media (pointer: coarse) {
    input[type='date'] {
      block-size: 44px;
    }
    .choice-legend > .clear {
      min-block-size: 44px;
      margin-block: -10px;
    }
  }
  @media (forced-colors: active) {
    .choice.chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

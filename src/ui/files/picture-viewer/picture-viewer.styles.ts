import { css } from 'lit';

export const pictureViewerStyles = css`
  /* Inherits only what the element's box inherits (see base.ts). */
  dialog.picture-viewer {
    all: initial;
    box-sizing: border-box;
    position: fixed;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    outline: none;
    overflow: hidden;
    background: var(--support-color-surface, light-dark(#fff, #1b1d21));
    color: var(--support-color-text, light-dark(#1b1d21, #e8eaed));
    font: inherit;
    line-height: 1.5;
    color-scheme: inherit;
    -webkit-font-smoothing: inherit;
    -webkit-locale: inherit;
    -webkit-text-size-adjust: 100%;
    overscroll-behavior: contain;
  }
  dialog.picture-viewer[open] {
    display: grid;
    grid-template: auto minmax(0, 1fr) / auto minmax(0, 1fr) auto;
  }
  .picture-viewer [hidden] {
    display: none !important;
  }
  .picture-viewer::backdrop {
    background: light-dark(rgb(0 0 0 / 45%), rgb(0 0 0 / 65%));
  }
  .picture-viewer-bar {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 8px;
  }
  .picture-viewer-caption {
    flex: 1 1 7em;
    padding-inline: 8px;
    overflow-wrap: anywhere;
    font-size: 0.875em;
    line-height: 1.25;
  }
  .picture-viewer-caption bdi {
    font-variant-numeric: tabular-nums;
  }
  .picture-viewer-caption bdi:first-child {
    display: block;
    font-weight: 600;
  }
  .picture-viewer :is(button, a) {
    display: inline-grid;
    place-items: center;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid transparent;
    border-radius: var(--sr-radius);
    background: none;
    color: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  .picture-viewer :is(button, a):hover {
    background: color-mix(in srgb, currentcolor 10%, transparent);
  }
  .picture-viewer :is(button, a, img, [tabindex]):focus-visible {
    outline: 2px solid var(--sr-accent);
    outline-offset: -2px;
  }
  .picture-viewer button[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .picture-viewer-step {
    align-self: center;
  }
  .picture-viewer-sign {
    font-size: 1.5em;
    line-height: 1;
  }
  .picture-viewer-step-next {
    grid-column: 3;
  }
  .picture-viewer-stage {
    grid-column: 2;
    grid-row: 2;
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .picture-viewer-stage > * {
    margin: auto;
  }
  .picture-viewer-stage img {
    max-inline-size: 100%;
    max-block-size: 100%;
    object-fit: contain;
    cursor: zoom-in;
  }
  .picture-viewer-stage:not(.actual) img {
    box-shadow: var(--support-shadow, 0 4px 16px #0003);
  }
  .picture-viewer-stage.actual {
    grid-template: auto / auto;
  }
  .picture-viewer-stage.actual img {
    max-inline-size: none;
    max-block-size: none;
    cursor: zoom-out;
  }
  .picture-viewer-failed {
    padding: 16px;
    text-align: center;
  }
  .picture-viewer-failed button {
    border-color: currentcolor;
  }
  @media (max-width: 479px) {
    dialog.picture-viewer[open] {
      grid-template: auto minmax(0, 1fr) auto / 1fr 1fr;
    }
    .picture-viewer-stage {
      grid-column: 1 / -1;
    }
    .picture-viewer-step {
      grid-row: 3;
      justify-self: start;
    }
    .picture-viewer-step-next {
      grid-column: 2;
      justify-self: end;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog.picture-viewer,
    dialog.picture-viewer::backdrop {
      transition: opacity 150ms ease-out;
      @starting-style {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .picture-viewer :is(button, a) {
      border-color: ButtonBorder;
    }
  }
`;

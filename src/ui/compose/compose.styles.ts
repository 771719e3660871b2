import { css } from 'lit';

/** The form and the thread's composer while they are sent, and the line of their buttons. */
export const composeStyles = css`
  .field:read-only:not(select, [type='checkbox']) {
    background: var(--sr-tint);
    color: var(--sr-quiet);
    cursor: default;
  }
  .state {
    display: flex;
    flex: 1 1 14em;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--sr-s);
    /* Reserves the height of "Discard" and "Undo". */
    min-block-size: calc(36px * var(--sr-density));
  }
  .state > :first-child ~ *::before {
    content: '·';
    padding-inline-end: var(--sr-s);
  }
  .state > .button {
    padding-inline-start: 0;
    font-size: 0.875em;
  }
  .state > .button::before {
    padding-inline-end: calc(var(--sr-s) - var(--sr-xs));
  }
  .state .undo-note::before {
    content: none;
  }
  /* Both texts, of which one is shown: the button keeps its width. */
  .either {
    display: grid;
    align-items: center;
    justify-items: center;
  }
  .either > * {
    grid-area: 1 / 1;
  }
  .button:not(.busy) > .either > :last-child,
  .busy > .either > :first-child {
    opacity: 0;
  }
  .busy.button[aria-disabled='true'] {
    opacity: 1;
  }
  .spinner {
    display: inline-block;
    vertical-align: -0.125em;
    inline-size: 1em;
    block-size: 1em;
    margin-inline-end: 0.4em;
    border: 2px solid color-mix(in srgb, currentcolor 35%, transparent);
    border-block-start-color: currentcolor;
    border-radius: 50%;
  }
  /* Not for short waits. */
  .busy .spinner {
    animation:
      appear 120ms 400ms backwards,
      spin 900ms infinite linear;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .busy .spinner {
      animation: none !important;
    }
  }
  @media (pointer: coarse) {
    .state {
      min-block-size: 44px;
    }
  }
  @container (width < 30em) {
    .state {
      flex-basis: 100%;
    }
  }
`;

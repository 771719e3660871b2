import { css } from 'lit';

/** Earlier mail that a body repeats, and the button that shows it. */
export const quotedStyles = css`
  .quoted-button {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    margin-block: var(--sr-space);
    padding: 0 var(--sr-s);
    border: 1px solid var(--sr-line-strong);
    border-radius: 1em;
    background: none;
    font-size: 0.625em;
    line-height: 1;
    letter-spacing: 0.1em;
    cursor: pointer;
  }
  .quoted-button:hover,
  .quoted-button[aria-expanded='true'] {
    background: var(--sr-tint);
  }
  .quoted {
    padding-inline-start: var(--sr-m);
    border-inline-start: 3px solid var(--sr-line);
    color: var(--sr-quiet);
  }
  @media (pointer: coarse) {
    .quoted-button {
      min-inline-size: 44px;
      min-block-size: 44px;
      justify-content: center;
    }
  }
  /* Paper shows everything, and has nothing to press. */
  @media print {
    .quoted-button {
      display: none;
    }
    .quoted[hidden] {
      display: block !important;
    }
  }
`;

import { css } from 'lit';

/** Text fields and selects. */
export const fieldStyles = css`
  .field {
    inline-size: 100%;
    padding: var(--sr-s) var(--sr-m);
    border: 1px solid var(--sr-line-strong);
    border-radius: var(--sr-radius);
    background: var(--support-color-field, transparent);
  }
  .field:focus-visible {
    outline-offset: -1px;
    border-color: var(--sr-accent);
  }
  .field::placeholder {
    color: var(--sr-quiet);
    opacity: 1;
  }
  /* In a line with others, as high as a button. */
  .tool {
    min-block-size: calc(36px * var(--sr-density));
    padding: var(--sr-space) var(--sr-s);
    line-height: 1.25;
  }
  select.tool {
    inline-size: auto;
  }
  .field[aria-invalid='true'] {
    border-color: var(--sr-danger);
    box-shadow: inset 0 0 0 1px var(--sr-danger);
  }
  /* The accent beside it would mix with it to a third colour. */
  .field[aria-invalid='true']:focus-visible {
    outline-color: var(--sr-danger);
  }
  textarea.field {
    display: block;
    min-block-size: 7.5em;
    max-block-size: 60vh;
    resize: vertical;
    field-sizing: content;
  }
  @media print {
    textarea.field {
      max-block-size: none;
    }
  }
  @media (pointer: coarse) {
    .field {
      min-block-size: 44px;
      /* Smaller text makes phones zoom in on focus. */
      font-size: max(16px, 1em);
    }
  }
`;

import { css } from 'lit';

export const problemStyles = css`
  .problem {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    justify-items: start;
    align-items: center;
    gap: var(--sr-s) var(--sr-m);
    padding: var(--sr-m) var(--sr-l);
    border: 1px solid color-mix(in srgb, var(--sr-danger) 45%, transparent);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: color-mix(in srgb, var(--sr-danger) 7%, transparent);
  }
  .problem > .icon {
    align-self: start;
    margin-block-start: 0.2em;
    color: var(--sr-danger);
  }
  .problem-text {
    overflow-wrap: anywhere;
  }
  .problem-actions {
    grid-column: 2;
    gap: var(--sr-s);
  }
  .problem-actions:empty {
    display: none;
  }
  .fault details {
    color: inherit;
  }
  summary {
    inline-size: fit-content;
    cursor: pointer;
  }
  /* The countdown in a button that tries again. */
  .button > .number {
    font-weight: 400;
  }
  @container (min-width: 30em) {
    .problem {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .problem-actions {
      grid-column: 3;
    }
  }
  @media (pointer: coarse) {
    summary {
      align-content: center;
      min-block-size: 44px;
    }
  }
`;

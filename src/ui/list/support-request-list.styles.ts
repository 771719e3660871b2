import { css } from 'lit';

/** A list around its rows, which have styles of their own (request-row.styles.ts). */
export const listStyles = css`
  .problem {
    margin-block-end: var(--sr-m);
  }
  .tools {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
    /* Also of the search, which loads later. */
    min-block-size: calc(36px * var(--sr-density));
    margin-block-end: var(--sr-m);
  }
  /* Also before its selects, which load later. */
  .filters {
    gap: var(--sr-s);
    min-block-size: calc(36px * var(--sr-density));
    margin-block-end: var(--sr-m);
  }
  .list,
  .skeleton,
  .empty {
    border-block: 1px solid var(--sr-line);
  }
  .list.stale {
    position: relative;
    cursor: progress;
  }
  /* Rows that can be read and pressed keep their contrast. */
  .stale::before {
    content: '';
    position: absolute;
    z-index: 1;
    inset: 0 0 auto;
    block-size: 2px;
    background: linear-gradient(90deg, transparent, var(--sr-accent), transparent) no-repeat 50% / 40%;
    /* Not for short waits. */
    animation:
      appear 120ms 150ms backwards,
      wait 1.4s 150ms infinite linear;
  }
  @keyframes wait {
    from {
      background-position-x: -67%;
    }
    to {
      background-position-x: 167%;
    }
  }
  li + li .row,
  .skeleton .row + .row {
    border-block-start: 1px solid var(--sr-line);
  }
  li {
    contain-intrinsic-block-size: auto 5em;
  }
  /* Rows out of sight have an estimated height, also those that are put back on the page: not where there are few of them. */
  @media screen {
    .long li {
      content-visibility: auto;
    }
  }
  .more {
    padding-block-start: var(--sr-l);
    text-align: center;
  }
  .empty {
    padding: calc(var(--sr-space) * 12) var(--sr-l);
    color: var(--sr-quiet);
    text-align: center;
    text-wrap: balance;
  }
  .choices {
    justify-content: center;
    gap: var(--sr-s);
    margin-block-start: var(--sr-l);
  }
  .skeleton .row {
    display: grid;
    align-content: center;
    gap: var(--sr-s);
    pointer-events: none;
    min-block-size: calc(4em + 16px);
  }
  .bars::before {
    inline-size: 62%;
  }
  .bars::after {
    inline-size: 34%;
    block-size: 0.75em;
  }
  @media (pointer: coarse) {
    .tools,
    .filters {
      min-block-size: 44px;
    }
  }
  @container (max-width: 39.99em) {
    .tools,
    .filters {
      margin-block-end: var(--sr-s);
    }
  }
  @container (min-width: 40em) {
    .list,
    .skeleton,
    .empty {
      border: 1px solid var(--sr-line);
      border-radius: calc(var(--sr-radius) * 1.6);
      overflow: clip;
    }
    li {
      contain-intrinsic-block-size: auto 4em;
    }
    .skeleton .row {
      min-block-size: 4em;
    }
  }
`;

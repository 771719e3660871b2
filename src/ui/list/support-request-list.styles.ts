import { css } from 'lit';

export const listStyles = css`
  .problem {
    margin-block-end: var(--sr-m);
  }
  .list,
  .skeleton {
    /* Reserves the height of the search line, which loads later. */
    margin-block-start: calc(44px + var(--sr-s));
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
    contain-intrinsic-block-size: auto 6em;
  }
  @media screen {
    .summary {
      -webkit-line-clamp: 2;
    }
    /* Rows out of sight have an estimated height, also those that are put back on the page: not where there are few of them. */
    .long li {
      content-visibility: auto;
    }
  }
  .row {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-space) var(--sr-m);
    inline-size: 100%;
    min-block-size: 44px;
    padding-block: var(--sr-m);
    padding-inline: calc(var(--sr-space) * 5) var(--sr-space);
    border: 0;
    border-radius: 0;
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--sr-quick);
  }
  .row:hover {
    background: var(--sr-tint);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .summary {
    order: -1;
    flex-basis: 100%;
    grid-area: summary;
    font-weight: 600;
    line-height: 1.35;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    overflow-wrap: anywhere;
  }
  .unread .summary {
    font-weight: 750;
  }
  .unread::before {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--sr-space) * 3 + 0.4em);
    inset-inline-start: var(--sr-space);
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--sr-accent);
  }
  @media (forced-colors: active) {
    .unread::before {
      border: 4px solid Highlight;
    }
  }
  .key {
    grid-area: key;
    color: var(--sr-quiet);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .row > .status {
    grid-area: state;
    justify-self: start;
    min-inline-size: 0;
  }
  .when {
    grid-area: when;
    font-size: 0.875em;
    white-space: nowrap;
  }
  .meta {
    grid-area: meta;
    flex-basis: 100%;
  }
  .meta > span {
    display: inline-block;
    unicode-bidi: plaintext;
  }
  .meta > :has(~ :not([hidden]))::after {
    content: ' ·';
  }
  .wide {
    display: none;
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
  .skeleton .row {
    display: grid;
    grid-template: none;
    align-content: center;
    pointer-events: none;
    min-block-size: 5.9em;
  }
  .bars::before {
    inline-size: 62%;
  }
  .bars::after {
    inline-size: 34%;
    block-size: 0.75em;
  }
  @container (min-width: 640px) {
    .list,
    .skeleton,
    .empty {
      border: 1px solid var(--sr-line);
      border-radius: calc(var(--sr-radius) * 1.6);
      overflow: clip;
    }
    li {
      contain-intrinsic-block-size: auto 4.2em;
    }
    .row {
      display: grid;
      grid-template: 'summary summary state when' auto 'key meta state when' auto / auto 1fr 8.5em 8.5em;
      column-gap: var(--sr-s);
      padding-inline: calc(var(--sr-space) * 7) var(--sr-l);
    }
    .key,
    .meta {
      align-self: start;
    }
    .skeleton .row {
      min-block-size: 4.2em;
    }
    .unread::before {
      inset-inline-start: var(--sr-m);
    }
    .meta::before {
      content: '· ';
    }
    .key {
      margin-inline-end: -0.25em;
    }
    .row > .status {
      margin-inline-start: var(--sr-s);
    }
    .when {
      text-align: end;
      white-space: normal;
    }
    .wide {
      display: block;
    }
    .narrow {
      display: none !important;
    }
  }
`;

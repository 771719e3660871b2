import { css } from 'lit';

/** A row of the list, and the frame of those in the skeleton. */
export const rowStyles = css`
  .row {
    position: relative;
    display: block;
    inline-size: 100%;
    min-block-size: 44px;
    padding-block: var(--sr-s);
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
  .unread::before {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--sr-s) + 0.4em);
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
  /* Separators stand in the gap before an item; that of the first one of a line is cut off. */
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    /* 0.8 of the items' own size. */
    column-gap: 0.65em;
    overflow-x: clip;
  }
  .facts > * {
    position: relative;
    min-inline-size: 0;
    color: var(--sr-quiet);
    font-size: 0.8125em;
    line-height: 1.4;
  }
  .plain ~ .turn::before,
  .made::before,
  .hit::before {
    content: '·';
    content: '·' / '';
    position: absolute;
    inset-inline-start: -0.54em;
  }
  .facts > .summary {
    order: -1;
    flex: 0 0 100%;
    grid-area: summary;
    color: inherit;
    font-size: 1em;
    font-weight: 500;
    line-height: 1.32;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    overflow-wrap: anywhere;
  }
  @media screen {
    .summary {
      -webkit-line-clamp: 2;
    }
  }
  .unread .summary {
    font-weight: 700;
  }
  .facts > [part='status'] {
    grid-area: state;
    justify-self: start;
  }
  .facts > .status {
    margin-block: 1px;
    color: inherit;
  }
  .facts > .status.closed {
    color: var(--sr-quiet);
  }
  .turn {
    order: 1;
    grid-area: turn;
  }
  .facts > .turn.awaiting {
    color: var(--sr-tone);
  }
  .turn.awaiting::before {
    margin-inline-end: 0.35em;
  }
  .when {
    order: 2;
    grid-area: when;
    margin-inline-start: auto;
  }
  /* The third line. */
  .facts::after {
    content: '';
    order: 2;
    flex-basis: 100%;
  }
  .key,
  .made,
  .hit {
    order: 3;
  }
  .key {
    grid-area: key;
    overflow-wrap: anywhere;
  }
  .made {
    grid-area: made;
    unicode-bidi: plaintext;
  }
  @container (max-width: 39.99em) {
    .row {
      padding-block: calc(var(--sr-space) * 1.5);
    }
    .unread::before {
      inset-block-start: calc(var(--sr-space) * 1.5 + 0.4em);
    }
    /* It takes what is left of the second line, and begins another one only where that is next to nothing. */
    .turn {
      flex: 1 1 4em;
      /* Room for its separator, which would be cut off. */
      margin-inline-start: -0.8em;
      padding-inline-start: 0.8em;
      overflow: clip;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .plain ~ .turn::before {
      inset-inline-start: 0.26em;
    }
    /* Beside "Updated" the sign alone where there is no room for the words: they wrap into a line that is cut off. */
    .turn.awaiting {
      display: flex;
      flex: 1 1 1.4em;
      flex-wrap: wrap;
      block-size: 1lh;
      margin: 0;
      padding: 0;
    }
    .turn.awaiting::before {
      line-height: inherit;
    }
  }
  @container (min-width: 40em) {
    .row {
      padding-block: calc(var(--sr-space) * 2.5);
      padding-inline: calc(var(--sr-space) * 7) var(--sr-l);
    }
    .unread::before {
      inset-block-start: calc(var(--sr-space) * 2.5 + 0.4em);
      inset-inline-start: var(--sr-m);
    }
    .facts {
      display: grid;
      grid-template: 'summary summary summary state when' auto 'key made hit turn .' auto / auto auto 1fr 11em 8.5em;
    }
    .facts::after {
      display: none;
    }
    .facts > .plain ~ .turn::before {
      content: none;
    }
    /* Below a summary of two lines, with the line of the turn. */
    .facts > [part='status'],
    .when {
      align-self: end;
    }
    .when {
      text-align: end;
    }
    /* In line with the text of a status that has a frame. */
    .facts > .plain,
    .when {
      margin-block-end: 2px;
    }
    .hit {
      grid-area: hit;
    }
  }
`;

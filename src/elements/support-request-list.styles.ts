import { css } from 'lit';

export const listStyles = css`
  :host {
    min-inline-size: min(17.5em, 100%);
  }
  .problem {
    margin-block-end: calc(var(--space) * 3);
  }
  .list,
  .skeleton {
    border-block: 1px solid var(--line);
  }
  .list {
    transition: opacity var(--quick);
  }
  .list.stale {
    opacity: 0.55;
  }
  li + li .row,
  .skeleton .row + .row {
    border-block-start: 1px solid var(--line);
  }
  li {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 6em;
  }
  .row {
    position: relative;
    display: grid;
    grid-template: 'summary summary summary' 'key state updated' 'meta meta meta' / auto auto 1fr;
    align-items: center;
    gap: calc(var(--space) * 1) calc(var(--space) * 2.5);
    inline-size: 100%;
    min-block-size: 44px;
    padding: calc(var(--space) * 3) calc(var(--space) * 1) calc(var(--space) * 3) calc(var(--space) * 5);
    border: 0;
    border-radius: 0;
    background: none;
    text-align: start;
    cursor: pointer;
    transition: background-color var(--quick);
  }
  .row:hover {
    background: var(--tint);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .summary {
    grid-area: summary;
    font-weight: 550;
    line-height: 1.35;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .unread .summary {
    font-weight: 700;
  }
  .unread::before {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--space) * 3 + 0.4em);
    inset-inline-start: calc(var(--space) * 1);
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--accent);
  }
  .key {
    grid-area: key;
    color: var(--quiet);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .state {
    grid-area: state;
    display: flex;
    min-inline-size: 0;
  }
  .updated {
    grid-area: updated;
    font-size: 0.875em;
    text-align: end;
  }
  .updated .exact {
    font-size: inherit;
  }
  .updated .exact::before,
  .meta > span + span::before {
    content: '· ';
  }
  .meta {
    grid-area: meta;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.35em;
  }
  .more {
    padding-block-start: calc(var(--space) * 4);
    text-align: center;
  }
  .empty {
    padding: calc(var(--space) * 12) calc(var(--space) * 4);
    border-block: 1px solid var(--line);
    color: var(--quiet);
    text-align: center;
    text-wrap: balance;
  }
  .skeleton {
    /* Only what takes longer is worth showing. */
    animation: appear 120ms 150ms backwards ease-out;
  }
  .skeleton .row {
    cursor: default;
    background: none;
    pointer-events: none;
    min-block-size: 5.9em;
  }
  .bar {
    display: block;
    block-size: 0.9em;
    border-radius: var(--radius);
    background: color-mix(in srgb, currentcolor 10%, transparent);
  }
  .bar.summary {
    inline-size: 62%;
  }
  .bar.meta {
    inline-size: 34%;
    block-size: 0.75em;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @container (min-width: 640px) {
    .list,
    .skeleton {
      border: 1px solid var(--line);
      border-radius: calc(var(--radius) * 1.6);
      overflow: clip;
    }
    li {
      contain-intrinsic-block-size: auto 4.2em;
    }
    .row {
      grid-template: 'summary summary state updated' auto 'key meta state updated' auto / auto 1fr auto 11em;
      column-gap: calc(var(--space) * 2);
      padding: calc(var(--space) * 3) calc(var(--space) * 4) calc(var(--space) * 3) calc(var(--space) * 7);
    }
    .skeleton .row {
      min-block-size: 4.2em;
    }
    .unread::before {
      inset-inline-start: calc(var(--space) * 3);
    }
    .summary {
      -webkit-line-clamp: 1;
    }
    .meta::before {
      content: '·';
    }
    .updated {
      padding-inline-start: calc(var(--space) * 4);
    }
    .updated .exact {
      display: block;
    }
    .updated .exact::before {
      content: none;
    }
    .empty {
      border: 1px solid var(--line);
      border-radius: calc(var(--radius) * 1.6);
    }
  }
`;

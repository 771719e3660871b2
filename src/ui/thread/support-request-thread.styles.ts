import { css } from 'lit';

export const threadStyles = css`
  .head {
    gap: var(--sr-xs) var(--sr-m);
    margin-block: var(--sr-s) calc(var(--sr-space) * 5);
  }
  .meta {
    flex-basis: 100%;
    /* Reserves the line of the custom fields, which load later. */
    min-block-size: 1lh;
    overflow-wrap: anywhere;
  }
  .meta > span {
    display: inline-block;
    max-inline-size: 100%;
    unicode-bidi: plaintext;
  }
  .meta .number {
    /* The dot behind it follows the line, not the key. */
    unicode-bidi: isolate;
  }
  .meta > span:not(:last-child)::after {
    content: ' ·';
  }
  .none {
    padding: calc(var(--sr-space) * 12) var(--sr-l);
    text-align: center;
  }
  .problem {
    margin-block: var(--sr-m);
  }
  .history {
    display: grid;
    gap: var(--sr-l);
  }
  .more {
    text-align: center;
  }
  .entry {
    display: grid;
    grid-template: 'avatar head' auto 'body body' auto 'files files' auto / auto 1fr;
    align-items: center;
    gap: var(--sr-s) var(--sr-m);
    min-inline-size: 0;
    padding: var(--sr-l);
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
  }
  /* An entry that is not rendered has an estimated height for a frame: not the first ones, which may be in sight at once. */
  @media screen {
    .entry:nth-child(n + 9) {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 9em;
    }
  }
  .entry.agent {
    border-color: color-mix(in srgb, var(--sr-accent) 45%, transparent);
    border-inline-start-width: 4px;
    background: color-mix(in srgb, var(--sr-accent) 5%, transparent);
  }
  .entry.system {
    border-style: dashed;
  }
  .avatar {
    grid-area: avatar;
    display: grid;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    border-radius: 50%;
    background: color-mix(in srgb, currentcolor 10%, transparent);
    font-size: 0.8125em;
    font-weight: 650;
  }
  .agent .avatar {
    border-radius: var(--sr-radius);
    background: var(--sr-accent);
    color: var(--sr-on-accent);
    font-size: 1em;
  }
  .entry-head {
    grid-area: head;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--sr-s);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .author {
    font-weight: 600;
  }
  .role {
    color: var(--sr-quiet);
    font-size: 0.875em;
  }
  .agent .role {
    color: inherit;
    font-weight: 600;
  }
  .when {
    flex-basis: 100%;
  }
  .entry-body {
    grid-area: body;
    min-inline-size: 0;
  }
  .entry > .files {
    grid-area: files;
    margin-block-start: var(--sr-space);
  }
  .skeleton {
    display: grid;
    gap: var(--sr-m);
    margin-block-start: var(--sr-l);
    padding: var(--sr-l);
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
  }
  /* Its position depends on the history. */
  .skeleton ~ :not(.hidden) {
    visibility: hidden;
  }
  .composer {
    position: relative;
    display: grid;
    gap: var(--sr-s);
    margin-block-start: calc(var(--sr-space) * 6);
    min-inline-size: 0;
  }
  .closed-note {
    margin-block-start: calc(var(--sr-space) * 5);
  }
  #comment {
    min-block-size: 6em;
  }
  /* Its content loads later. */
  .markdown {
    --sr-button: calc(36px * var(--sr-density));
    min-block-size: var(--sr-button);
    margin-block-start: calc(var(--sr-space) * -1);
  }
  .actions {
    justify-content: flex-end;
  }
  .state {
    order: -1;
  }
  @media (pointer: coarse) {
    .markdown {
      --sr-button: 44px;
    }
  }
  @container (max-width: 479px) {
    .markdown {
      /* There the hint has a line of its own. */
      min-block-size: calc(var(--sr-button) + 1.5 * 0.875em);
    }
  }
  @container (min-width: 640px) {
    .entry {
      grid-template: 'avatar head' auto '. body' auto '. files' auto / auto 1fr;
      gap: var(--sr-space) var(--sr-m);
    }
    .avatar {
      align-self: start;
    }
    .when {
      flex: 1;
      text-align: end;
    }
    .composer {
      grid-template-columns: 1fr auto;
    }
    .composer > :not(.attachments, .actions) {
      grid-column: 1 / -1;
    }
    .actions {
      flex-wrap: nowrap;
      align-self: end;
    }
  }
`;

import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.ts';

export const threadStyles = css`
  .thread {
    max-inline-size: 50em;
  }
  .head {
    gap: var(--sr-xs) var(--sr-m);
    margin-block: var(--sr-s) 0;
  }
  .meta {
    flex-basis: 100%;
    /* Reserves the line of the custom fields, which load later. */
    min-block-size: 1lh;
    overflow-wrap: anywhere;
  }
  /* Who can see it is rendered later. */
  .people {
    flex-basis: 100%;
    min-block-size: 1.5em;
    min-inline-size: 0;
  }
  .meta > span {
    unicode-bidi: plaintext;
  }
  .meta .awaiting {
    color: var(--sr-tone);
  }
  .meta .awaiting::before {
    margin-inline-end: 0.35em;
  }
  .none {
    padding: calc(var(--sr-space) * 12) var(--sr-l);
    text-align: center;
  }
  .problem {
    margin-block: var(--sr-m);
  }
  /* Has its height before there are new replies, so that they move nothing. */
  .news-link {
    display: flex;
    align-items: center;
    block-size: max(2em, var(--sr-space) * 8);
  }
  .news-link .button {
    min-block-size: 28px;
    margin-inline-start: calc(var(--sr-s) * -1);
    padding-block: 0;
    font-size: 0.875em;
    text-decoration: underline var(--sr-accent);
    text-underline-offset: 0.2em;
  }
  .history {
    display: grid;
    gap: var(--sr-l);
  }
  .more {
    text-align: center;
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
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sr-s);
    margin-block-start: calc(var(--sr-space) * 6);
    min-inline-size: 0;
  }
  .zone {
    margin-block-start: var(--sr-l);
    font-size: 0.8125em;
  }
  .closed-note {
    margin-block-start: calc(var(--sr-space) * 5);
  }
  #comment {
    min-block-size: 6em;
  }
  .composer.folded :is(.tabs, .markdown, .attachments, .actions, #formatting) {
    display: none;
  }
  .folded #comment {
    block-size: 44px;
    min-block-size: 44px;
    resize: none;
  }
  /* The height of the rating, with the margin above it, while its file is loading. */
  .rating-room {
    min-block-size: 25.1em;
  }
  @container (min-width: 30em) {
    .rating-room {
      min-block-size: 11.75em;
    }
  }
  .composer-head {
    justify-content: space-between;
    gap: 0 var(--sr-m);
    min-block-size: calc(32px * var(--sr-density));
  }
  .actions {
    justify-content: flex-end;
  }
  .state {
    order: -1;
    /* "Discard" keeps away from the button that sends. */
    padding-inline-end: calc(var(--sr-space) * 8);
  }
  @media print {
    .composer.untouched {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .news-link .button {
      min-block-size: 44px;
    }
    .composer-head {
      min-block-size: 44px;
    }
  }
  /* On a phone files, tools and the button that sends are one line; what is said about them is below it. */
  @container (max-width: 34em) {
    .composer {
      grid-template-columns: auto auto minmax(0, 1fr) auto;
    }
    .composer > *,
    .composer > .attachments > *,
    .composer > .actions > *,
    .composer .attach > * {
      grid-column: 1 / -1;
    }
    .composer > .attachments,
    .composer > .attachments > .attach,
    .composer > .actions {
      display: contents;
    }
    .composer .attach > .button {
      grid-column: 1;
      order: 1;
      min-inline-size: calc(36px * var(--sr-density));
      padding-inline: var(--sr-s);
    }
    .composer .attach > .markdown {
      grid-column: 2;
      order: 1;
      margin: 0;
    }
    .composer > .actions > .primary {
      grid-column: 4;
      order: 1;
      min-inline-size: 0;
      padding-inline: var(--sr-s);
      overflow-wrap: anywhere;
    }
    .composer .attach > #limit,
    .composer > .actions > :not(.primary) {
      order: 2;
    }
    .composer > .actions ~ * {
      order: 3;
    }
    .composer .attach-text {
      ${visuallyHidden}
    }
  }
  @container (max-width: 34em) {
    @media (pointer: coarse) {
      .composer .attach > .button {
        min-inline-size: 44px;
      }
    }
  }
  /* Narrower, the button that sends is a line of its own. */
  @container (max-width: 21em) {
    .composer > .actions > .primary {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 40em) {
    .entry {
      grid-template: 'avatar head' auto '. body' auto '. files' auto / auto 1fr;
      gap: var(--sr-space) var(--sr-m);
    }
    .avatar {
      align-self: start;
    }
    .entry.line {
      column-gap: var(--sr-m);
    }
    /* As wide as that of an entry, whose text is larger. */
    .line .avatar {
      inline-size: calc(2.125em / 0.8125 / 0.875);
    }
  }
`;

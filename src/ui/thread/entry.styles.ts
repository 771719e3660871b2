import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.ts';

/** An entry of a thread: a card, or one line for what the system did. */
export const entryStyles = css`
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
    .history > :nth-child(n + 9) {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 9em;
    }
  }
  .entry.agent {
    border-color: color-mix(in srgb, var(--sr-accent) 45%, transparent);
    border-inline-start-width: 4px;
    padding-inline-start: calc(var(--sr-l) - 3px);
    background: color-mix(in srgb, var(--sr-accent) 5%, transparent);
  }
  .entry.system {
    border-style: dashed;
  }
  /* What the system did: sign, text and time. Who did it is for screen readers. */
  .entry.line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--sr-s);
    min-block-size: 28px;
    padding: 0 var(--sr-l);
    border-color: transparent;
    color: var(--sr-quiet);
    font-size: 0.875em;
  }
  .line .avatar {
    align-self: center;
    inline-size: auto;
    block-size: auto;
    background: none;
  }
  .line :is(.author, .role) {
    ${visuallyHidden}
  }
  .line .entry-head {
    flex: none;
  }
  /* Where no more than this is left beside the time, that is below it. */
  .line .entry-body {
    flex: 1 1 8em;
    max-inline-size: max-content;
  }
  .line .when {
    font-size: 1em;
  }
  .avatar {
    grid-area: avatar;
    display: grid;
    place-items: center;
    inline-size: calc(2.125em / 0.8125);
    block-size: calc(2.125em / 0.8125);
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
  .entry-body {
    grid-area: body;
    min-inline-size: 0;
  }
  .entry > .files {
    grid-area: files;
    margin-block-start: var(--sr-space);
  }
`;

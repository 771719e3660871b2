import { css } from 'lit';

/** Who can see a request, and the panel in which that is changed. */
export const peopleStyles = css`
  .who-sees {
    display: flex;
    gap: var(--sr-xs);
    min-inline-size: 0;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .who-sees .icon {
    margin-block-start: 0.2em;
    color: var(--sr-quiet);
  }
  .who-sees .quiet {
    font-size: 1em;
  }
  .people-panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sr-m);
    inline-size: 100%;
    max-inline-size: 40em;
    padding: var(--sr-l);
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: var(--sr-tint);
  }
  .people-panel > p.label {
    margin-block-end: calc(var(--sr-space) * -1);
  }
  .people-panel .problem {
    margin: 0;
  }
  .people-choice {
    display: grid;
    min-inline-size: 0;
  }
  .people-choice label {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
    min-block-size: 32px;
    cursor: pointer;
  }
  .people-choice input {
    flex: none;
    inline-size: 1.125em;
    block-size: 1.125em;
    accent-color: var(--sr-accent);
  }
  .people-find {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sr-xs);
  }
  /* As high while it is searched as with what was found: nothing below it moves. */
  .people-found {
    block-size: calc(44px * 3.5);
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--sr-line);
    border-radius: var(--sr-radius);
    background: var(--support-color-field, transparent);
  }
  .people-found > p {
    padding: var(--sr-m);
  }
  .people-found .problem {
    border: 0;
    border-radius: 0;
    background: none;
  }
  .person {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    align-content: center;
    gap: 0 var(--sr-s);
    inline-size: 100%;
    min-block-size: 44px;
    padding: var(--sr-xs) var(--sr-m);
    border: 0;
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition: background-color var(--sr-quick);
  }
  .person:hover {
    background: var(--sr-tint);
  }
  .person:focus-visible {
    outline-offset: -2px;
  }
  .person[aria-disabled='true'] {
    cursor: progress;
  }
  li + li > .person {
    border-block-start: 1px solid var(--sr-line);
  }
  .people-chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sr-xs);
  }
  .people-chips li {
    display: flex;
    align-items: center;
    max-inline-size: 100%;
    padding-inline-start: 0.8em;
    border: 1px solid var(--sr-line);
    border-radius: 1.2em;
    background: var(--sr-tint);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .people-chips .button {
    min-block-size: 28px;
    padding: 0.3em 0.6em;
    border-radius: 2em;
  }
  @media (pointer: coarse) {
    .people-choice label,
    .people-chips .button {
      min-block-size: 44px;
    }
    .people-chips .button {
      min-inline-size: 44px;
    }
  }
`;

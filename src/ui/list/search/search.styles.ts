import { css } from 'lit';

/** Beside the list's own styles, which reserve the height of this line. */
export const searchStyles = css`
  .find {
    display: flex;
    align-items: start;
    gap: var(--sr-m);
    min-block-size: 44px;
    margin-block-end: var(--sr-s);
  }
  .find ~ :is(.list, .skeleton) {
    margin-block-start: 0;
  }
  .find .field {
    min-block-size: calc(36px * var(--sr-density));
    padding: var(--sr-space) var(--sr-s);
    line-height: 1.25;
  }
  .find input {
    flex: 0 1 24em;
    min-inline-size: 7em;
    /* For its placeholder. */
    text-overflow: ellipsis;
  }
  .find-count {
    flex: auto;
    align-self: center;
    padding-block-end: var(--sr-s);
    text-align: end;
    white-space: nowrap;
  }
  .find label {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
    min-inline-size: 0;
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .find select.field {
    inline-size: auto;
    min-inline-size: 0;
    max-inline-size: 11em;
    /* WebKit adds the overflowing text to the width of the page. */
    contain: paint;
    text-overflow: ellipsis;
  }
  .find-note {
    gap: var(--sr-s) var(--sr-m);
    margin-block-end: var(--sr-m);
    overflow-wrap: anywhere;
  }
  .find-note > p {
    flex: 1 1 14em;
  }
  .find-note.none {
    flex-direction: column;
    margin: 0;
    padding: calc(var(--sr-space) * 12) var(--sr-l);
    border-block: 1px solid var(--sr-line);
    text-align: center;
  }
  .find-note.none > p {
    flex: none;
    max-inline-size: 100%;
    color: var(--sr-quiet);
  }
  .find-note.none > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--sr-s);
  }
  /* Its text is about a filter, not about a search. */
  .find.searching ~ .empty {
    display: none;
  }
  @media (pointer: coarse) {
    .find .field {
      min-block-size: 44px;
    }
    .find-count {
      padding-block-end: 0;
    }
  }
  @container (max-width: 639px) {
    .find-count {
      display: none;
    }
    .find input {
      flex: 1 1 7em;
    }
  }
  @container (max-width: 479px) {
    .find label > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container (min-width: 640px) {
    .find label {
      flex: none;
    }
    .find select.field {
      max-inline-size: none;
    }
    .find-note.none {
      border: 1px solid var(--sr-line);
      border-radius: calc(var(--sr-radius) * 1.6);
    }
  }
  @media print {
    .find {
      display: none;
    }
  }
`;

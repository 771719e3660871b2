import { css } from 'lit';
import { visuallyHidden } from '../../../styles/visually-hidden.ts';

/** Beside the list's own styles, which reserve the height of this line. */
export const searchStyles = css`
  .find,
  .sort {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
    min-inline-size: 0;
  }
  .find {
    flex: 1;
  }
  .search {
    position: relative;
    /* Before the count. */
    flex: 99;
    min-inline-size: 0;
    max-inline-size: 24em;
  }
  .search .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0.7em;
    margin-block: auto;
    color: var(--sr-quiet);
    pointer-events: none;
  }
  .search .field {
    padding-inline-start: 2.25em;
    /* For its placeholder. */
    text-overflow: ellipsis;
  }
  /* The field has the direction of its text; the icon beside it that of the page. */
  .search:dir(rtl) > .field:dir(ltr),
  .search:dir(ltr) > .field:dir(rtl) {
    padding-inline: var(--sr-m) 2.25em;
  }
  .find-count {
    flex: auto;
    text-align: end;
    white-space: nowrap;
  }
  .sort {
    position: relative;
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .sort .icon {
    display: none;
  }
  .sort .field {
    min-inline-size: 0;
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
  mark {
    border-radius: 2px;
    background: color-mix(in srgb, var(--sr-accent) 22%, transparent);
    color: inherit;
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
  @container (max-width: 47.99em) {
    .find-count {
      display: none;
    }
  }
  /* The order's sign alone, below the transparent select. */
  @container (max-width: 63.99em) {
    .sort > span {
      ${visuallyHidden}
    }
    .sort {
      flex: none;
      align-self: stretch;
      justify-content: center;
      inline-size: max(44px, 2.25em);
      border: 1px solid var(--sr-line-strong);
      border-radius: var(--sr-radius);
    }
    .sort:focus-within {
      outline: 2px solid var(--sr-accent);
    }
    .sort .icon {
      display: block;
    }
    .sort .field {
      position: absolute;
      inset: -1px;
      inline-size: calc(100% + 2px);
      block-size: calc(100% + 2px);
      max-inline-size: none;
      opacity: 0;
    }
  }
  @container (max-width: 39.99em) {
    .search {
      max-inline-size: none;
    }
  }
  @media (pointer: coarse) {
    .sort {
      min-block-size: 44px;
    }
  }
  @media print {
    .find {
      display: none;
    }
  }
`;

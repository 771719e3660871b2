import { css } from 'lit';

/** Beside those of a row: what comes late takes room that is there. */
export const rowFactsStyles = css`
  .facts > .about {
    order: 3;
    /* What is left of the third line. The room of its separator, which would be cut off, is no width of its own. */
    flex: 1 1 0;
    margin-inline-start: -1.45em;
    padding-inline-start: 1.45em;
    overflow: clip;
  }
  .about::before {
    content: '·';
    content: '·' / '';
    position: absolute;
    inset-inline-start: 0.91em;
  }
  .about > span {
    display: block;
    overflow: clip;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who {
    display: flex;
    inline-size: fit-content;
    max-inline-size: 100%;
    white-space: pre;
  }
  .who > bdi {
    min-inline-size: min(100%, 3em);
    overflow: clip;
    text-overflow: ellipsis;
  }
  @container (max-width: 39.99em) {
    /* It is cut off before it begins another line. */
    .facts > .turn:not(.awaiting) {
      flex-basis: 0;
      margin-inline-start: -1.45em;
      padding-inline-start: 1.45em;
    }
    .facts > .plain ~ .turn:not(.awaiting)::before {
      inset-inline-start: 0.91em;
    }
  }
  @container (min-width: 40em) {
    .facts {
      grid-template: 'summary summary summary summary state when' auto 'key made hit about turn turn' auto / auto auto auto 1fr 11em 8.5em;
    }
    .facts > .about {
      grid-area: about;
      margin-inline-start: -0.8em;
      padding-inline-start: 0.8em;
    }
    .about::before {
      inset-inline-start: 0.26em;
    }
    /* The gap beside a column that has nothing in it. */
    .facts > .hit[hidden] + .about {
      margin-inline-start: -1.6em;
    }
    .turn:not(.awaiting) {
      overflow: clip;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }
`;

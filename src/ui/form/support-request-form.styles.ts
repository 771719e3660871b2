import { css } from 'lit';

export const formStyles = css`
  form {
    --sr-line-height: 1.5em;
    position: relative;
    display: grid;
    gap: calc(var(--sr-space) * 5);
    max-inline-size: 40em;
  }
  .form-head {
    justify-content: space-between;
    align-items: baseline;
    gap: 0 var(--sr-m);
  }
  .composer-head {
    justify-content: space-between;
    gap: 0 var(--sr-m);
  }
  .row,
  .help {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sr-xs);
    min-inline-size: 0;
  }
  .below {
    display: flex;
    justify-content: space-between;
    gap: var(--sr-m);
  }
  #description {
    min-block-size: calc(9lh + var(--sr-s) * 2);
  }
  /* What loads later has its room from the start. */
  .about {
    display: grid;
    gap: calc(var(--sr-space) * 5);
    min-block-size: calc(1.5em + var(--sr-xs) + 1.5em + var(--sr-s) * 2 + 2px);
  }
  .articles-room {
    --article: 48px;
    display: grid;
    align-content: start;
    gap: var(--sr-xs);
    min-inline-size: 0;
    block-size: calc(1.3125em + var(--sr-xs) + var(--article));
  }
  select.field {
    block-size: calc(1.5em + var(--sr-s) * 2 + 2px);
  }
  .late-room {
    --help: 0px;
    block-size: calc(3em + var(--sr-xs) * 2 + var(--sr-s) * 2 + 2px + var(--help));
  }
  .late-room.helped {
    --help: calc(1.3125em + var(--sr-xs));
  }
  .late-room.checkbox {
    block-size: calc(1.5em + var(--sr-space) * 2 + var(--sr-xs) + var(--help));
  }
  .late-room.chips {
    block-size: calc(3.0375em + var(--sr-xs) + 4px);
  }
  .late-room.textarea {
    block-size: calc(1.5em + max(7.5em, 6em + var(--sr-s) * 2 + 2px) + var(--sr-xs) * 2 + var(--help));
  }
  .late-room.multiselect {
    block-size: auto;
    padding-block-start: calc(1.5em + var(--help));
  }
  .late-room > p {
    padding-block: var(--sr-space);
  }
  .room.row {
    visibility: hidden;
  }
  .choices {
    border: 1px solid var(--sr-line-strong);
    border-radius: var(--sr-radius);
    overflow: clip;
  }
  .choice {
    display: grid;
    grid-template-columns: 1.125em minmax(0, 1fr);
    gap: var(--sr-m);
    padding: var(--sr-s) var(--sr-m);
  }
  .choice + .choice {
    border-block-start: 1px solid var(--sr-line);
  }
  .choice-text {
    display: grid;
    align-content: center;
    overflow-wrap: anywhere;
  }
  .promise {
    min-block-size: 1lh;
  }
  /* Its line loads later. */
  .sharing {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sr-s);
    min-block-size: calc(36px * var(--sr-density));
  }
  .help {
    --prompt: 32px;
    min-block-size: calc(1.5em + var(--sr-xs) + 4 * var(--prompt));
  }
  .composer-head {
    min-block-size: calc(32px * var(--sr-density));
  }
  .tools {
    gap: 0 var(--sr-s);
    min-block-size: calc(36px * var(--sr-density));
    margin-block-start: calc(var(--sr-xs) * -1);
  }
  .tools > .details:first-child {
    margin-inline-start: calc(var(--sr-s) * -1);
  }
  #details-what {
    display: none;
  }
  /* The limits are known later than the form. */
  #limit {
    flex-basis: 100%;
    min-block-size: 2lh;
  }
  .state {
    justify-content: end;
  }
  @container (width < 30em) {
    .state {
      justify-content: start;
    }
  }
  @media (max-height: 760px) {
    #description {
      min-block-size: calc(5lh + var(--sr-s) * 2);
    }
  }
  @media (pointer: coarse) {
    /* Without "or drop or paste". */
    #limit {
      min-block-size: 1lh;
    }
    .help {
      --prompt: 44px;
    }
    select.field {
      block-size: auto;
    }
    .late-room {
      block-size: calc(1.5em + 44px + var(--sr-xs) * 2 + var(--help));
    }
    .late-room.chips {
      block-size: calc(1.3125em + var(--sr-xs) + 46px);
    }
    .about {
      min-block-size: calc(1.5em + var(--sr-xs) + 44px);
    }
    .choice {
      min-block-size: 44px;
    }
    .composer-head,
    .sharing,
    .tools {
      min-block-size: 44px;
    }
  }
  @container (min-width: 34em) {
    .choice-text {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: var(--sr-m);
    }
    .choice-text > .fact {
      grid-area: 1 / 2;
      align-self: center;
    }
    #details-what {
      display: inline;
    }
    #limit {
      flex-basis: auto;
      min-block-size: 0;
    }
    .help {
      min-block-size: calc(1.5em + var(--sr-xs) + 2 * var(--prompt));
    }
  }
`;

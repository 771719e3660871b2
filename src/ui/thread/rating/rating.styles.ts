import { css } from 'lit';

export const ratingStyles = css`
  .rating {
    margin-block-start: var(--sr-l);
    padding: var(--sr-l);
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
  }
  .rating-form {
    display: grid;
    gap: var(--sr-s);
  }
  .rating-scores {
    display: flex;
    flex-direction: column;
    gap: var(--sr-s);
  }
  .rating-score {
    position: relative;
    display: flex;
    flex: 1 1 0;
    align-items: center;
    gap: var(--sr-m);
    min-inline-size: 0;
    min-block-size: 44px;
    padding: var(--sr-xs) var(--sr-m);
    border: 1px solid var(--sr-line-strong);
    border-radius: var(--sr-radius);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .rating-word {
    font-size: 0.8125em;
    font-weight: 400;
    line-height: 1.25;
  }
  /* The word under its number, where five fit in a line. */
  @container (min-width: 30em) {
    .rating-scores {
      flex-direction: row;
    }
    .rating-score {
      flex-direction: column;
      justify-content: center;
      gap: 0;
      padding-inline: var(--sr-space);
      text-align: center;
    }
  }
  .rating-score:hover {
    background: var(--sr-tint);
  }
  .rating-score input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .rating-score:has(:checked) {
    border-color: var(--sr-accent);
    background: var(--sr-accent);
    color: var(--sr-on-accent);
  }
  .rating-score:has(:focus-visible) {
    outline: 2px solid var(--sr-accent);
    outline-offset: 2px;
  }
  .rating-score :focus-visible {
    outline: none;
  }
  .rating textarea.field {
    min-block-size: 4.5em;
  }
  .rating-form > .button {
    justify-self: end;
  }
  .rating-given {
    gap: var(--sr-xs) var(--sr-m);
  }
  .rating .problem {
    margin-block: var(--sr-m) 0;
  }
  @media (forced-colors: active) {
    .rating-score:has(:checked) {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`;

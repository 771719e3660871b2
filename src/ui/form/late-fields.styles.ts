import { css } from 'lit';

/** Beside the form's own styles. */
export const lateFieldsStyles = css`
  .prompts {
    display: grid;
    grid-template-columns: 1fr;
  }
  .prompt {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
    inline-size: 100%;
    min-block-size: var(--prompt);
    padding: var(--sr-space) var(--sr-xs);
    margin-inline-start: calc(var(--sr-xs) * -1);
    border: 0;
    border-radius: var(--sr-radius);
    background: none;
    color: inherit;
    line-height: 1.3;
    text-align: start;
    cursor: pointer;
    transition: background-color var(--sr-quick);
  }
  .prompt:hover {
    background: var(--sr-tint);
  }
  .prompt > span:last-child {
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
    text-underline-offset: 0.2em;
  }
  .prompt[aria-pressed='true'] > span:last-child {
    text-decoration: none;
  }
  .mark {
    flex: none;
    inline-size: 1.1em;
    font-size: 1.15em;
    line-height: 1;
    text-align: center;
  }
  [aria-pressed='true'] > .mark {
    color: var(--sr-ok);
    font-weight: 700;
  }
  .details {
    font-size: 0.875em;
    text-decoration: underline;
    text-decoration-color: var(--sr-accent);
    text-underline-offset: 0.2em;
  }
  .context,
  .custom-fields {
    display: grid;
    gap: var(--sr-xs);
    min-inline-size: 0;
  }
  .custom-fields {
    gap: calc(var(--sr-space) * 5);
  }
  .custom-fields .label {
    overflow-wrap: anywhere;
  }
  .lack {
    padding: var(--sr-s) var(--sr-m);
    border-inline-start: 3px solid var(--sr-warn);
    background: var(--sr-tint);
  }
  .tick {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
  }
  .tick input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    accent-color: var(--sr-accent);
  }
  .tick input[aria-invalid='true'] {
    outline: 2px solid var(--sr-danger);
    outline-offset: 2px;
  }
  .tick .label {
    padding-block: var(--sr-space);
    font-weight: inherit;
    cursor: pointer;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sr-xs);
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 0.35em;
    max-inline-size: 100%;
    padding-inline-start: 0.8em;
    border: 1px solid var(--sr-line);
    border-radius: 1.2em;
    background: var(--sr-tint);
    overflow-wrap: anywhere;
  }
  .chip .button {
    min-block-size: 28px;
    padding: 0.3em 0.6em;
    border-radius: 2em;
  }
  @container (min-width: 34em) {
    .prompts {
      grid-template-columns: 1fr 1fr;
      gap: 0 var(--sr-m);
    }
  }
  @media (pointer: coarse) {
    .chip .button {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
    .details {
      min-block-size: 44px;
    }
    .tick input {
      inline-size: 1.5em;
      block-size: 1.5em;
    }
  }
`;

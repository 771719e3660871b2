import { css } from 'lit';

export const problemStyles = css`
  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--sr-space) * 2) calc(var(--sr-space) * 3);
    padding: calc(var(--sr-space) * 3) calc(var(--sr-space) * 4);
    border: 1px solid color-mix(in srgb, var(--sr-danger) 45%, transparent);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: color-mix(in srgb, var(--sr-danger) 7%, transparent);
  }
  .problem > .icon {
    align-self: start;
    margin-block-start: 0.2em;
    color: var(--sr-danger);
  }
  .problem-text {
    flex: 1 1 12em;
    overflow-wrap: anywhere;
  }
`;

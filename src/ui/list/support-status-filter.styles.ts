import { css } from 'lit';

export const filterStyles = css`
  :host {
    min-inline-size: auto;
  }
  .box {
    container-type: normal;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-space) var(--sr-s);
  }
  select.field {
    inline-size: auto;
    min-block-size: calc(36px * var(--sr-density));
    padding: var(--sr-space) var(--sr-s);
    line-height: 1.25;
  }
`;

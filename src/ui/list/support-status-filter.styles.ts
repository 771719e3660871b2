import { css } from 'lit';

export const filterStyles = css`
  :host {
    flex: none;
  }
  .room {
    display: none;
  }
  .box {
    container-type: normal;
  }
  .filter {
    gap: var(--sr-space) var(--sr-s);
  }
  select.field {
    inline-size: auto;
    min-block-size: calc(36px * var(--sr-density));
    padding: var(--sr-space) var(--sr-s);
    line-height: 1.25;
  }
`;

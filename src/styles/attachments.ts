import { css } from 'lit';

/** The attachment field of the form and the composer. */
export const attachmentStyles = css`
  .attachments {
    display: grid;
    gap: var(--sr-s);
    min-inline-size: 0;
  }
  .attach {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-space) var(--sr-m);
  }
  .file-text {
    display: grid;
    min-inline-size: 0;
    line-height: 1.35;
  }
  .file-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

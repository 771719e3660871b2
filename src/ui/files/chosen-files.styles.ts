import { css } from 'lit';

export const chosenFilesStyles = css`
  .upload.failed {
    border-color: color-mix(in srgb, var(--sr-danger) 45%, transparent);
  }
  .thumbnail {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: calc(var(--sr-radius) - 2px);
    background: var(--sr-tint);
    color: var(--sr-quiet);
    overflow: hidden;
  }
  .thumbnail img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .upload .file-text {
    flex: 1 1 8em;
  }
  .upload progress {
    inline-size: 100%;
    block-size: 6px;
    margin-block-start: var(--sr-space);
    accent-color: var(--sr-accent);
  }
`;

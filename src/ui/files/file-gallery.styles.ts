import { css } from 'lit';

export const galleryStyles = css`
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sr-s);
    margin-block-start: var(--sr-m);
  }
  .files li {
    max-inline-size: 100%;
  }
  .file,
  .picture {
    display: flex;
    align-items: center;
    gap: var(--sr-m);
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: var(--sr-xs) var(--sr-m);
    border: 1px solid var(--sr-line);
    border-radius: var(--sr-radius);
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--sr-quick);
  }
  /* Tells a download from a link. */
  .file > .icon:last-child {
    color: var(--sr-quiet);
  }
  .file:hover,
  .picture:hover {
    background: var(--sr-tint);
  }
  .file.held {
    border-style: dashed;
    background: none;
    cursor: default;
  }
  .file[aria-busy='true'] {
    opacity: 0.6;
  }
  .picture {
    display: grid;
    gap: var(--sr-xs);
    inline-size: 8.5em;
    padding: var(--sr-xs);
  }
  .picture img {
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 4 / 3;
    border-radius: calc(var(--sr-radius) - 2px);
    background: var(--sr-tint);
    object-fit: cover;
  }
  .picture img:not([src]),
  .picture img.broken {
    opacity: 0.5;
  }
`;

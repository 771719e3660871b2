import { expect } from '@open-wc/testing';
import { fileOf } from './input.ts';

async function upload(url: string) {
  const xhr = new XMLHttpRequest();
  const progress: number[] = [];
  const form = new FormData();
  form.append('file', fileOf('big.log', 12_000_000));
  xhr.upload.addEventListener('progress', event => progress.push(event.loaded / event.total));
  xhr.open('POST', url);
  xhr.responseType = 'json';
  const done = new Promise(resolve => xhr.addEventListener('loadend', resolve));
  xhr.send(form);
  await done;
  return { xhr, progress };
}

describe('upload endpoint', () => {
  it('takes a file slowly, with progress', async () => {
    const { xhr, progress } = await upload('/__upload');
    expect(xhr.status).to.equal(201);
    expect(xhr.response).to.include({ name: 'big.log', type: 'text/plain' });
    expect(progress.at(-1)).to.equal(1);
    expect(progress.length).to.be.greaterThan(1);
  });

  it('refuses when asked to', async () => {
    const { xhr } = await upload('/__upload?status=413');
    expect(xhr.status).to.equal(413);
    expect(xhr.response).to.include({ status: 413 });
  });
});

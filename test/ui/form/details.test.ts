/** "Add browser details". */
import { expect } from '@open-wc/testing';
import { browserOf, systemOf, type AgentData } from '../../../src/ui/form/details/user-agent.lazy.ts';
import { deskApi, descriptionOf, enter, listen, openForm, serve } from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused } from '../../support/input.ts';
import { findByRole, findByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();

describe('browser details', () => {
  it('are written into the description when asked for, and never else', async () => {
    serve(api);
    const root = await openForm(api);
    const button = await findByRole(root, 'button', { name: 'Add browser details' });
    expect(button.ariaDescription ?? button.getAttribute('aria-describedby')).not.to.equal(null);
    const field = descriptionOf(root);
    expect(field.value).to.equal('');
    enter(field, 'It stopped.');
    const said = listen(root);
    button.click();
    await waitFor(() => field.value !== 'It stopped.', 'the details');
    const lines = field.value.split('\n');
    expect(lines.slice(0, 3)).to.deep.equal(['It stopped.', '', 'Browser details']);
    expect(lines.slice(3, 8).map(line => line.split(': ')[0])).to.deep.equal([
      'Browser',
      'System',
      'Time zone',
      'Language',
      'Screen',
    ]);
    expect(lines.slice(3, 8).every(line => /: \S/.test(line))).to.equal(true);
    expect(lines[5]).to.equal(`Time zone: ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
    await waitFor(() => said.includes('Browser details were added to the description.'), 'the word of it');
    await waitFor(() => focused() === field, 'the focus');
  });

  it('say that they were added, and are taken out again', async () => {
    serve(api);
    const root = await openForm(api);
    const field = descriptionOf(root);
    enter(field, 'It stopped.');
    (await findByRole(root, 'button', { name: 'Add browser details' })).click();
    const remove = await findByRole(root, 'button', { name: 'Remove Browser details' });
    await findByText(root, /✓ Browser details added/);
    await expectAccessible(root);
    enter(field, `${field.value}And more.`);
    const said = listen(root);
    remove.click();
    await findByRole(root, 'button', { name: 'Add browser details' });
    expect(field.value).to.equal('It stopped.\nAnd more.');
    expect(focused()).to.equal(field);
    await waitFor(() => said.includes('Browser details removed.'), 'the word of it');
  });
});

describe('the name of a browser and its system', () => {
  const agents: Record<string, [browser: string, system: string]> = {
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0': ['Firefox 140', 'Linux'],
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15':
      ['Safari 18.1', 'macOS'],
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1':
      ['Safari 17.5', 'iOS 17.5'],
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0':
      ['Edge 141', 'Windows'],
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36':
      ['Chrome 141', 'Android 14'],
    Something: ['Something', 'Something'],
  };

  it('comes from the user agent string', async () => {
    for (const [agent, expected] of Object.entries(agents)) {
      expect([browserOf(agent), await systemOf(agent)], agent).to.deep.equal(expected);
    }
  });

  it('comes from the browser’s own data where it has them', async () => {
    const data = (platform: string, platformVersion: string): AgentData => ({
      brands: [
        { brand: 'Not?A_Brand', version: '8' },
        { brand: 'Chromium', version: '141' },
        { brand: 'Microsoft Edge', version: '141' },
      ],
      platform,
      getHighEntropyValues: () => Promise.resolve({ platformVersion }),
    });
    expect(browserOf('', data('', ''))).to.equal('Microsoft Edge 141');
    expect(await systemOf('', data('Windows', '15.0.0'))).to.equal('Windows 11');
    expect(await systemOf('', data('Windows', '10.0.0'))).to.equal('Windows 10');
    expect(await systemOf('', data('macOS', '15.1.0'))).to.equal('macOS 15.1');
    const refusing = { ...data('Linux', ''), getHighEntropyValues: () => Promise.reject(new Error('no')) };
    expect(await systemOf('', refusing)).to.equal('Linux');
  });
});

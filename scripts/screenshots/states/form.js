import {
  attach,
  button,
  field,
  fillForm,
  largeFile,
  openForm,
  smallFile,
  waitForDetails,
  waitForText,
} from '../page-actions.js';
import { json, problem, unavailable } from '../responses.js';

/** The form for a new request. @type {import('../states.js').State[]} */
export const formStates = [
  { name: 'new', reach: openForm, variants: true },
  {
    name: 'new-filled',
    reach: async page => {
      await fillForm(page);
      await attach(page, [smallFile]);
      await button(page, 'Remove boot.log').waitFor();
    },
    variants: true,
  },
  {
    name: 'new-secret',
    reach: async page => {
      await fillForm(page);
      await field(page, 'Description').fill('The root password: Tr0ub4dor&3 does not work since 03:10.');
      await button(page, 'Send').click();
      await waitForText(page, /^This looks like a password/);
    },
    variants: true,
  },
  {
    name: 'new-thin',
    reach: async page => {
      await openForm(page);
      await button(page, 'What did you try?').waitFor();
      await field(page, 'Summary').fill('help');
      await field(page, 'Description').fill('b');
      await button(page, 'Send').click();
      await waitForText(page, /^This may need/);
    },
    variants: true,
  },
  {
    name: 'new-details',
    reach: async page => {
      await fillForm(page);
      await button(page, 'Add browser details').click();
      await waitForText(page, /Browser details added/);
      await button(page, 'Formatting').click();
    },
    variants: true,
  },
  {
    name: 'new-files-left-out',
    reach: async page => {
      await fillForm(page);
      await attach(
        page,
        Array.from({ length: 13 }, (_, index) => ({ ...smallFile, name: `shot-${index}.log` })),
      );
      await waitForText(page, /files were left out/);
    },
  },
  {
    name: 'new-upload-failed',
    overrides: { uploadAttachment: problem(503, unavailable) },
    reach: async page => {
      await fillForm(page);
      await attach(page, [smallFile]);
      await waitForText(page, /Upload failed/);
    },
    variants: true,
  },
  {
    name: 'new-file-refused',
    reach: async page => {
      await fillForm(page);
      await attach(page, [smallFile, largeFile]);
      await waitForText(page, /full-dump\.zip is/);
    },
  },
  {
    name: 'new-saved',
    reach: async page => {
      await fillForm(page);
      await waitForText(page, 'Draft saved');
    },
    variants: true,
  },
  {
    name: 'new-discarded',
    reach: async page => {
      await fillForm(page);
      await waitForText(page, 'Draft saved');
      await button(page, 'Discard draft').click();
      await button(page, 'Undo').waitFor();
    },
  },
  {
    name: 'new-sent',
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await waitForText(page, /^Sent as/);
    },
    variants: true,
  },
  {
    name: 'new-field-errors',
    reach: async page => {
      await openForm(page);
      await button(page, 'Send').click();
      await page
        .getByRole('textbox', { name: 'Summary' })
        .and(page.locator('[aria-invalid="true"]'))
        .waitFor();
    },
    variants: true,
  },
  {
    name: 'new-refused-by-server',
    overrides: {
      createRequest: problem(422, 'The request could not be taken.', {
        errors: [{ field: 'summary', detail: 'Name the server that it is about.' }],
      }),
    },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await waitForText(page, 'Name the server that it is about.');
    },
  },
  {
    name: 'new-sending',
    overrides: { createRequest: 'never' },
    reach: async page => {
      await fillForm(page);
      const call = page.waitForRequest(request => request.method() === 'POST');
      await button(page, 'Send').click();
      await call;
    },
  },
  {
    name: 'new-failed',
    overrides: { createRequest: problem(503, unavailable) },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await waitForDetails(page, unavailable);
    },
  },
  {
    name: 'new-warnings',
    overrides: {
      createRequest: json(
        { key: 'CS-295900', summary: 'Sent', status: 'open', warnings: ['boot.log could not be scanned.'] },
        201,
      ),
    },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await waitForText(page, /boot\.log could not be scanned\./);
    },
  },
];

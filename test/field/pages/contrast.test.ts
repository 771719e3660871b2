/** Rows that can be read and pressed while others load keep the contrast that text needs (WCAG 2.2, 1.4.3). */
import { expect } from '@open-wc/testing';
import { axe } from '../../support/axe.ts';
import { enter } from '../../support/form-fixture.ts';
import { answering, choose, findRow, mount, showsKeys, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { deferred, json, mockApi } from '../../support/mock-api.ts';
import { findByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

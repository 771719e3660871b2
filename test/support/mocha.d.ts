/** The part of mocha's globals that the tests use. */

interface TestContext {
  /** Milliseconds. */
  timeout(limit: number): void;
  /** Ends the test as skipped: say why in its name. */
  skip(): never;
}

type TestBody = (this: TestContext) => void | Promise<void>;

interface TestFunction {
  (name: string, body?: TestBody): void;
  skip(name: string, body?: TestBody): void;
  only(name: string, body?: TestBody): void;
}

interface SuiteFunction {
  (name: string, body: (this: TestContext) => void): void;
  skip(name: string, body: (this: TestContext) => void): void;
  only(name: string, body: (this: TestContext) => void): void;
}

interface HookFunction {
  (body: TestBody): void;
  (name: string, body: TestBody): void;
}

declare const describe: SuiteFunction;
declare const it: TestFunction;
declare const before: HookFunction;
declare const after: HookFunction;
declare const beforeEach: HookFunction;
declare const afterEach: HookFunction;

import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/lint/layers.js';
import { htmlSyntax, networkGlobals, networkSyntax, templateSyntax } from './scripts/lint/restrictions.js';
import { appImports, browserImports } from './scripts/lint/server.js';

/** What tsconfig.json holds: only there types are known. */
const typed = ['src/**/*.ts', 'demo/**/*.ts', 'server/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'public/', 'coverage/', 'screenshots/', 'src/backends/rest/contract.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  { files: ['**/*.{js,mjs,ts}'], rules: { eqeqeq: 'error', 'no-var': 'error', 'object-shorthand': 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './server/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // The way to add to a global map.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // A method of the port is async whether or not it waits: so it rejects and never throws.
      '@typescript-eslint/require-await': 'off',
      // A text is spread into its code points on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An empty attribute or text counts as none: `||` says just that.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, number: true } },
      ],
      // Matters of taste.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/dot-notation': 'off',
      // Lit's handlers may be async; a forgotten await of a statement is still found.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts'],
    extends: [wc.configs['flat/best-practice'], lit.configs['flat/recommended'], litA11y.configs.recommended],
    rules: {
      // Safari takes a list without bullets for no list, unless it says so.
      'lit-a11y/no-redundant-role': 'off',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { local: { rules: { layers: layersRule } } },
    rules: {
      'local/layers': 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', ...networkGlobals],
      'no-restricted-syntax': ['error', ...networkSyntax, ...htmlSyntax, ...templateSyntax],
    },
  },
  {
    files: ['src/http/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-syntax': ['error', ...htmlSyntax] },
  },
  {
    files: ['src/lazy/rich-text.ts'],
    rules: { 'no-restricted-syntax': ['error', ...networkSyntax, ...templateSyntax] },
  },
  {
    // These run in the browser, too, behind the mock's service worker.
    files: ['server/src/{app,scripted-agent,seed}/**/*.ts', 'server/src/stores/browser/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: browserImports }] },
  },
  {
    files: ['server/src/app/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...browserImports, ...appImports] }],
    },
  },
  {
    files: ['demo/**/*.ts'],
    // The page is the demo's own.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // Tests know that a thing is there, and what it is: where they err, they fail.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      // chai's `expect(…).to.be.true`
      '@typescript-eslint/no-unused-expressions': 'off',
      // The types of chai's plugins make a promise of every `equal()`.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: '@types/chai', name: ['Equal'] }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name="accessible"]',
          message: 'await expectAccessible(element) instead.',
        },
        {
          selector: 'Identifier[name="aTimeout"]',
          message: 'Wait for what you expect to see: waitFor, findByRole.',
        },
        {
          selector: 'MemberExpression[object.name=/^(it|describe)$/][property.name="only"]',
          message: 'Others want to run, too.',
        },
      ],
    },
  },
);

import { expect, it } from 'vitest';
import { firstLoad } from './budget.mjs';

it('counts scripts, preloaded modules and styles once each, and nothing that is loaded later', () => {
  const html = `
    <script type="module" crossorigin src="/assets/main-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/react-2.js">
    <link rel="modulepreload" href="/assets/main-1.js">
    <link rel="stylesheet" crossorigin href="/assets/main-3.css">
    <link rel="icon" href="/favicon.svg">
    <link rel="prefetch" href="/assets/later.js">`;
  expect(firstLoad(html)).toEqual(['assets/main-1.js', 'assets/react-2.js', 'assets/main-3.css']);
});

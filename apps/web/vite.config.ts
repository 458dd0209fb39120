/**
 * How the page is built: React, the tokens as a stylesheet of their own, everything from this origin (the CSP allows nothing else).
 * `gallery.html` is served in development only.
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { tokensCss } from './src/tokens/css.ts';

const tokensId = 'virtual:tokens.css';

function tokens(): Plugin {
  return {
    name: 'switchboard-tokens',
    resolveId: source => (source === tokensId ? `\0${tokensId}` : undefined),
    load: id => (id === `\0${tokensId}` ? tokensCss() : undefined),
  };
}

export default defineConfig({
  plugins: [react(), tokens()],
  build: {
    target: 'es2024',
    // Nothing inline: the CSP allows no inline script or style, and fonts come as files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
  },
});

/** Modules that the build makes (vite.config.ts). */
declare module 'virtual:tokens.css';
declare module '@fontsource-variable/archivo/wdth.css';
declare module '@fontsource-variable/spline-sans-mono/wght.css';

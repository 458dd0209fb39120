/** Asks the browser to keep the screen on, where it can be asked, and again whenever the page comes back into sight. A refusal is no trouble: walls have other ways. */

export function keepAwake(page: Window): void {
  function ask(): void {
    if (page.document.visibilityState !== 'visible' || !('wakeLock' in page.navigator)) return;
    page.navigator.wakeLock.request('screen').catch(() => undefined);
  }
  page.document.addEventListener('visibilitychange', ask);
  ask();
}

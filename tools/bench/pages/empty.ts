/** A canvas over the whole page that is cleared in every frame, and does nothing else: what a frame costs at least. */
const canvas = document.createElement('canvas');
canvas.width = innerWidth;
canvas.height = innerHeight;
document.querySelector('main')?.append(canvas);
const context = canvas.getContext('2d');

function frame(): void {
  context?.clearRect(0, 0, canvas.width, canvas.height);
  // A canvas that stays as it was is not composed again.
  context?.fillRect(performance.now() % 2, 0, 1, 1);
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
Object.assign(window, { benchPaintedAt: performance.now() });

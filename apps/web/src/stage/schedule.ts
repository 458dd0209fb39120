/** When frames and timers come: the page's own, or by hand in tests. Both return how to cancel. */
export interface Schedule {
  frame(run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
}

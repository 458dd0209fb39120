/** A name as wide as its place allows: what does not fit loses its middle, never its size. Its row says the whole name to who cannot see it. */
import { middleEllipsis } from '@switchboard/core/scene/show-name';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

export function FittedName({ text }: { readonly text: string }): ReactNode {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const name = element.current;
    if (name === null) return;
    const refit = () => fitText(name, text);
    refit();
    const observer = new ResizeObserver(refit);
    observer.observe(name);
    void document.fonts.ready.then(refit);
    return () => observer.disconnect();
  }, [text]);
  return (
    <bdi className="wall-name">
      <span className="wall-name-seen" ref={element} aria-hidden="true">
        {text}
      </span>
    </bdi>
  );
}

function fitText(element: HTMLElement, text: string): void {
  element.textContent = text;
  const fits = () => element.scrollWidth <= element.clientWidth + 1;
  if (fits()) return;
  let [short, long] = [1, [...text].length];
  while (short + 1 < long) {
    const middle = (short + long) >> 1;
    element.textContent = middleEllipsis(text, middle);
    if (fits()) short = middle;
    else long = middle;
  }
  element.textContent = middleEllipsis(text, short);
}

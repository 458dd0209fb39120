/** What stands on the wall when showing it failed: plain words instead of nothing, until it has loaded itself anew. A class, because React asks for one here. */
import { Component, type ReactNode } from 'react';
import { wallTexts } from './messages.ts';

interface Props {
  readonly children: ReactNode;
  readonly onError: () => void;
}

export class LastResort extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.props.onError();
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="wall">
        <header className="wall-head">
          <h1>{wallTexts.mishap}</h1>
          <p className="wall-more">{wallTexts.mishapMore}</p>
        </header>
      </main>
    );
  }
}

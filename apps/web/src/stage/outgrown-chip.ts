/** Says that the picture has grown beyond the stage, and leads one level out. A real button over the foot of the stage, gone when all fits. Shown by the stage. */

export interface OutgrownChip {
  show(outgrown: boolean): void;
  destroy(): void;
}

export function createOutgrownChip(host: HTMLElement, text: string, onPress: () => void): OutgrownChip {
  const chip = document.createElement('button');
  chip.type = 'button';
  chip.className = 'outgrown';
  chip.textContent = text;
  chip.hidden = true;
  chip.addEventListener('click', event => {
    event.stopPropagation();
    onPress();
  });
  chip.addEventListener('pointerdown', event => event.stopPropagation());
  host.append(chip);
  return {
    show(outgrown) {
      if (chip.hidden === outgrown) chip.hidden = !outgrown;
    },
    destroy: () => chip.remove(),
  };
}

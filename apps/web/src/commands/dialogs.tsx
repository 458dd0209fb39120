/** Which of the dialogs is open. Comes with the first of them. */
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { useValue } from '../panels/read.ts';
import './dialogs.css';
import { ExportDialog } from '../export/export-dialog.tsx';
import { Rights } from '../states/rights.tsx';
import { KeyList } from './key-list.tsx';
import { Palette } from './palette.tsx';

export function Dialogs(): ReactNode {
  const { dialog } = useProgram();
  const open = useValue(dialog);
  switch (open) {
    case 'palette':
      return <Palette />;
    case 'keys':
      return <KeyList />;
    case 'export':
      return <ExportDialog />;
    case 'rights':
      return <Rights />;
    case undefined:
      return null;
  }
}

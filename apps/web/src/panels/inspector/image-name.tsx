/** The name of an image, which breaks behind a slash before it breaks within its tag. */
import { Fragment, type ReactNode } from 'react';

export function ImageName({ image }: { readonly image: string }): ReactNode {
  return image.split(/(?<=\/)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a name stand where they stand.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

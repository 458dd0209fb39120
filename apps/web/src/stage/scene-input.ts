/** What a scene is made from: the take that is shown, the lens, and the looks of the moment. Asked by the stage when it lays a scene and when it draws it: the same both times. */
import type { Take } from './play/film.ts';
import type { Sight } from './scene/sight.ts';
import type { SceneInput } from './scene.ts';
import type { Truth } from './truth.ts';

type Looks = Pick<SceneInput, 'acts' | 'theme' | 'measure' | 'reducedMotion' | 'found' | 'traced'>;

export function sceneInput(
  { topology, placement, serverAhead }: Take,
  lens: Truth['lens'],
  looks: Looks,
  sight: () => Sight | undefined,
): SceneInput {
  // A closeup measures its whole path.
  const whole = lens.focus !== undefined || lens.packet === true;
  return { topology, placement, ...lens, serverAhead, ...looks, ...(whole ? {} : { sight: sight() }) };
}

/** The number of a Service as it is set under its name: address and port, and that of the other family. Called by `layName`. */
import { en } from '@switchboard/core/scene/messages/en';
import { numberOf } from '@switchboard/core/scene/words';
import type { Service } from '@switchboard/core/topology';
import { type Desk, part, widthOf } from './desk.ts';
import { fittedName, fittedSize } from './fitted.ts';
import { forkRoom } from './fork.ts';
import type { Part } from './shape.ts';

/** The number and its port; what stands instead of one where there is none. */
export function numberParts(
  desk: Desk,
  service: Service | undefined,
  instead: string | undefined,
): readonly Part[] {
  if (service === undefined) return [part(en.service.unknownService, 'strong', 'failed')];
  const { address, port, target } = numberOf(service);
  if (address === undefined) return [part(instead ?? '', 'strong', 'ink')];
  const more = service.ports.length > 1 ? ` +${service.ports.length - 1}` : '';
  const short = port === undefined ? '' : `:${port}`;
  const long = target === undefined ? short : `${short} → ${target}`;
  const { columns: c } = desk;
  const phone = c.form === 'phone';
  const room = phone ? c.podEnd - c.pod + 30 : c.capsule - 14 - c.service;
  const candidates = [long + more, short + more, ''].map(ports => [
    part(address, 'address', 'ink'),
    part(ports, 'port', 'ink3'),
  ]);
  const size = phone ? 13 : desk.sizes.address - 1.5;
  const fitting = candidates.find(parts => widthOf(desk, parts, size) <= room);
  return fitting ?? [part(fittedName(desk, address, 'address', size, room), 'address', 'ink')];
}

/** The number of the other family: in brackets, as one dials it. */
export function secondNumber(desk: Desk, service: Service | undefined) {
  const address = service?.headless === false ? service.clusterIPs[1] : undefined;
  if (address === undefined) return undefined;
  const { columns: c, sizes } = desk;
  const port = service?.ports[0]?.port;
  const [open, close] = address.includes(':') ? ['[', ']'] : ['', ''];
  const end = `${close}${port === undefined ? '' : `:${port}`}`;
  const fit = { full: sizes.address - 1.5, least: 12 };
  const room = c.capsule - 14 - c.service - forkRoom - desk.measure(open + end, 'port', fit.full);
  const { text, size } = fittedSize(desk, address, 'address', fit, room);
  const parts = [part(open, 'port', 'ink3'), part(text, 'address', 'ink'), part(end, 'port', 'ink3')];
  return { parts: open === '' ? parts.slice(1) : parts, size, full: `${open}${address}${end}` };
}

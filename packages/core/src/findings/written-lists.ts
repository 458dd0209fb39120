/**
 * Lists that people or programs other than the endpoint controllers wrote: Endpoints, slices of their own, and mirrored slices of Endpoints that nobody fetched.
 * One list is told once, as the object that somebody wrote. Called by rules about addresses.
 */
import type { EndpointSliceObject, EndpointsObject, SliceEndpoint } from '../kubernetes/object.ts';
import type { Inquiry } from './inquiry.ts';

export interface WrittenList {
  readonly object: EndpointSliceObject | EndpointsObject;
  /** The Service that it is for. */
  readonly service: string;
  readonly addresses: readonly { readonly address: string; readonly target?: SliceEndpoint['target'] }[];
}

const selects = 'endpointslice-controller.k8s.io';
const mirrors = 'endpointslicemirroring-controller.k8s.io';

/** Kept by a program, as opposed to a person: it signs with a domain. */
export const isKeptByProgram = ({ managedBy }: EndpointSliceObject): boolean =>
  managedBy?.includes('.') === true && managedBy !== selects && managedBy !== mirrors;

export const isOfController = ({ managedBy }: EndpointSliceObject): boolean => managedBy === selects;

export function writtenLists(inquiry: Inquiry): readonly WrittenList[] {
  const lists: WrittenList[] = [];
  const read = new Set<string>();
  for (const object of inquiry.all('Endpoints')) {
    const { namespace, name } = object.meta;
    // Of a Service with a selector the controller keeps the list, whoever wrote it first.
    const service = inquiry.find('Service', namespace, name);
    if (
      !object.byHand ||
      object.lock === true ||
      service?.selector !== undefined ||
      object.subsets === undefined
    )
      continue;
    read.add(`${namespace}/${name}`);
    const addresses = object.subsets.flatMap(({ ready, notReady }) => [...ready, ...notReady]);
    lists.push({ object, service: name, addresses: addresses.map(address => ({ address })) });
  }
  for (const object of inquiry.all('EndpointSlice')) {
    if (object.managedBy === selects || object.service === undefined) continue;
    if (object.managedBy === mirrors && read.has(`${object.meta.namespace}/${object.service}`)) continue;
    // The API server writes its own list.
    if (object.meta.namespace === 'default' && object.service === 'kubernetes') continue;
    lists.push({
      object,
      service: object.service,
      addresses: object.endpoints.flatMap(({ addresses, target }) => {
        const [address] = addresses;
        return address === undefined ? [] : [{ address, ...(target === undefined ? {} : { target }) }];
      }),
    });
  }
  return lists;
}

import { faultOf, shortened, type Fault } from './fault.ts';
import { didYouMean } from '../near-name.ts';
import { isObject, type Fields } from './parse-json.ts';

const DATA_FIELDS = ['quantity', 'unit', 'attributes', 'replaces'] as const;

export const isCloudEvent = (fields: Fields): boolean => Object.hasOwn(fields, 'specversion');

/**
 * The usage that a CloudEvent in JSON stands for: `subject` is the account, `type` the feature, `data` the rest. Its
 * other attributes (`source`, extensions) are for those who carry it, and are not looked at.
 */
export function usageOfCloudEvent(event: Fields): { readonly fields: Fields } | Fault {
  if (event['specversion'] !== '1.0')
    return faultOf('TAR5005', '`specversion` is not `1.0`, the version of CloudEvents that is read');
  for (const name of ['id', 'subject', 'type', 'time']) {
    const value = Object.hasOwn(event, name) ? event[name] : undefined;
    if (value === undefined || value === null)
      return faultOf('TAR5003', '`{name}` is missing from the CloudEvent', { name });
    if (typeof value !== 'string')
      return faultOf('TAR5005', '`{name}` of the CloudEvent is not a text', { name });
  }
  if (Object.hasOwn(event, 'data_base64'))
    return faultOf('TAR5005', 'the CloudEvent holds `data_base64`; its data has to be JSON');

  const data = Object.hasOwn(event, 'data') ? (event['data'] ?? {}) : {};
  if (!isObject(data)) return faultOf('TAR5005', '`data` of the CloudEvent is not an object');
  const unknown = Object.keys(data).find((name) => !DATA_FIELDS.some((known) => known === name));
  if (unknown !== undefined)
    return faultOf('TAR5004', "`{name}` is no field of a CloudEvent's `data`{guess}", {
      name: shortened(unknown),
      guess: didYouMean(unknown, DATA_FIELDS),
    });
  return {
    fields: {
      ...data,
      id: event['id'],
      account: event['subject'],
      feature: event['type'],
      time: event['time'],
    },
  };
}

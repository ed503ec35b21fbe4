import type { MachineRefusal } from '../../access/machines/model.ts'
import type { IndexRefusal } from './operation.ts'
import { OF_THE_INDEX, say, type Words, wrong } from './refusals-index.ts'

/** Refused at the edge, before the index is asked. */
export type EdgeRefusal =
  | MachineRefusal
  | 'operators-are-people'
  | 'overloaded'
  | 'body-not-readable'
  | 'body-not-as-described'
  | 'body-too-large'
  | 'media-type-not-taken'
  | 'no-such-operation'
  | 'method-not-taken'
  | 'fault'

export type ApiRefusal = IndexRefusal | EdgeRefusal

const AT_THE_EDGE: Readonly<Record<EdgeRefusal, Words>> = {
  'token-missing': say(401, 'Sign in first', 'Send an access token: Authorization: Bearer … (POST /oauth2/token).'),
  'token-not-valid': say(401, 'The access token is not good', 'It is over, revoked or not ours. Sign in again.'),
  'scope-missing': say(403, 'Not within your scopes', 'The token has no scope for this. Ask for one that has.'),
  'too-many-requests': say(429, 'Too many requests', 'Wait a minute. Nothing was changed.'),
  'operators-are-people': say(
    403,
    'Operators are people',
    'What operators of the index do, they do signed in at its desk. Nothing was changed.',
  ),
  overloaded: say(429, 'The index has too much to do', 'Nothing was begun. Send it again after a second.'),
  'body-not-readable': say(400, 'The body cannot be read', 'It is not the JSON it says it is. Nothing was changed.'),
  'body-not-as-described': wrong('The body is not as described', 'Compare it with /index/v1/openapi.json.'),
  'body-too-large': say(413, 'The body is too large', 'Send it in parts. Nothing was changed.'),
  'media-type-not-taken': say(415, 'The media type is not taken', 'Send application/json. Nothing was changed.'),
  'no-such-operation': say(404, 'There is no such operation', 'Every operation is in /index/v1/openapi.json.'),
  'method-not-taken': say(405, 'The method is not taken', 'Every operation is a POST. Nothing was changed.'),
  fault: say(
    500,
    'Something went wrong',
    'This is a fault of the index. Send it again; tell us the reference if it stays.',
  ),
}

/** What each refusal is over HTTP. */
export const REFUSALS: Readonly<Record<ApiRefusal, Words>> = { ...OF_THE_INDEX, ...AT_THE_EDGE }

/** When to send it again, in seconds, for refusals that pass. */
export const RETRY_AFTER: Readonly<Partial<Record<ApiRefusal, string>>> = {
  overloaded: '1',
  unavailable: '5',
  'too-many-requests': '60',
}

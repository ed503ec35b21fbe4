import type { MachineRefusal } from '../../access/machines/model.ts'
import type { IndexRefusal } from './operation.ts'

/** Refused at the edge, before the index is asked. */
export type EdgeRefusal =
  | MachineRefusal
  | 'overloaded'
  | 'body-not-readable'
  | 'body-not-as-described'
  | 'body-too-large'
  | 'media-type-not-taken'
  | 'no-such-operation'
  | 'fault'

export type ApiRefusal = IndexRefusal | EdgeRefusal

/** A refusal as a program's author reads it: what happened, what is safe, what to do. */
export type Words = { readonly status: number; readonly title: string; readonly detail: string }

const say = (status: number, title: string, detail: string): Words => ({ status, title, detail })
const wrong = (title: string, detail: string) => say(422, title, `${detail} Nothing was changed.`)

const ABOUT_IDENTITY = {
  'nothing-to-go-by': wrong(
    'Too little to search by',
    'Send a name with a birth date or a postcode, or an identifier.',
  ),
  'name-too-long': wrong('A name is too long', 'Each part of a name has at most 200 characters.'),
  'name-not-readable': wrong('A name cannot be read', 'It holds characters that no name has.'),
  'too-many-names': wrong('Too many names', 'Send at most 20.'),
  'too-many-addresses': wrong('Too many addresses', 'Send at most 20.'),
  'address-too-long': wrong('An address is too long', 'Lines have at most 500 characters, a postcode 20.'),
  'address-not-readable': wrong('An address cannot be read', 'It holds control characters.'),
  'too-many-identifiers': wrong('Too many identifiers', 'Send at most 20.'),
  'not-a-date': wrong('A date is not one', 'Write days that exist as YYYY-MM-DD.'),
  'birth-date-in-the-future': wrong('The birth date is in the future', 'For an unborn child send expectedOn.'),
  'birth-date-too-long-ago': wrong('The birth date is too long ago', 'Check the year.'),
  'expected-date-too-far-ahead': wrong('The expected date is too far ahead', 'It lies more than 310 days ahead.'),
  'nhs-number-not-valid': wrong('The NHS number is not valid', 'Its length or check digit is wrong: ask for it again.'),
  'upn-not-valid': wrong('The UPN is not valid', 'Its length or check letter is wrong: ask for it again.'),
} as const

const ABOUT_CHILDREN = {
  'not-found': say(404, 'Not found', 'There is no such child, or none that you may see. Check the number.'),
  'number-not-valid': wrong('The index number is not valid', 'Its length or check character is wrong.'),
  'more-than-one': say(
    409,
    'More than one child',
    'The identifier is held by more than one child: an operator must look.',
  ),
  'involvement-not-readable': wrong('The involvement cannot be read', 'A part is missing, too long or not readable.'),
  'ended-before-it-began': wrong('It ended before it began', 'Check both dates.'),
} as const

const ABOUT_REGISTRATION = {
  'not-your-node': say(403, 'Not your record', 'A node begins with your authority’s code. Nothing was changed.'),
  'local-reference-not-usable': wrong('The local reference cannot be used', 'It has 1 to 100 readable characters.'),
  'version-not-usable': wrong('The version cannot be used', 'It is a whole number from 1.'),
  'same-version-other-content': say(
    409,
    'This version is held with another content',
    'Nothing was changed. Send what changed under a higher version.',
  ),
  'older-than-held': say(409, 'A later version is held', 'Nothing was changed. Send the record as it is now.'),
  'too-many-at-once': say(413, 'Too many at once', 'Send at most 500. Nothing was changed.'),
} as const

const ABOUT_ASKING = {
  'asked-not-complete': say(
    400,
    'Who asks is not complete',
    'x-openics-user, x-openics-role and x-openics-purpose must be readable, the purpose one of those described. Nothing was changed.',
  ),
  unavailable: say(
    503,
    'The index is not available just now',
    'It may have been done: send it again, word for word. Work on without the index meanwhile.',
  ),
} as const

const AT_THE_EDGE: Readonly<Record<EdgeRefusal, Words>> = {
  'token-missing': say(401, 'Sign in first', 'Send an access token: Authorization: Bearer … (POST /oauth2/token).'),
  'token-not-valid': say(401, 'The access token is not good', 'It is over, revoked or not ours. Sign in again.'),
  'scope-missing': say(403, 'Not within your scopes', 'The token has no scope for this. Ask for one that has.'),
  'too-many-requests': say(429, 'Too many requests', 'Wait a minute. Nothing was changed.'),
  overloaded: say(429, 'The index has too much to do', 'Nothing was begun. Send it again after a second.'),
  'body-not-readable': say(400, 'The body cannot be read', 'It is not the JSON it says it is. Nothing was changed.'),
  'body-not-as-described': wrong('The body is not as described', 'Compare it with /index/v1/openapi.json.'),
  'body-too-large': say(413, 'The body is too large', 'Send it in parts. Nothing was changed.'),
  'media-type-not-taken': say(415, 'The media type is not taken', 'Send application/json. Nothing was changed.'),
  'no-such-operation': say(404, 'There is no such operation', 'Every operation is in /index/v1/openapi.json.'),
  fault: say(
    500,
    'Something went wrong',
    'This is a fault of the index. Send it again; tell us the reference if it stays.',
  ),
}

/** What each refusal of the contract is over HTTP: one that is missing here does not compile. */
const OF_THE_INDEX: Readonly<Record<IndexRefusal, Words>> = {
  ...ABOUT_IDENTITY,
  ...ABOUT_CHILDREN,
  ...ABOUT_REGISTRATION,
  ...ABOUT_ASKING,
}

/** What each refusal is over HTTP. */
export const REFUSALS: Readonly<Record<ApiRefusal, Words>> = { ...OF_THE_INDEX, ...AT_THE_EDGE }

export function isIndexRefusal(refusal: string): refusal is IndexRefusal {
  return Object.hasOwn(OF_THE_INDEX, refusal)
}

/** When to send it again, in seconds, for refusals that pass. */
export const RETRY_AFTER: Readonly<Partial<Record<ApiRefusal, string>>> = {
  overloaded: '1',
  unavailable: '5',
  'too-many-requests': '60',
}

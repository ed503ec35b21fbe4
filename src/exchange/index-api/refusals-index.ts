import type { IndexRefusal } from './operation.ts'

/** A refusal as a program's author reads it: what happened, what is safe, what to do. */
export type Words = { readonly status: number; readonly title: string; readonly detail: string }

/** A refusal in words. */
export const say = (status: number, title: string, detail: string): Words => ({ status, title, detail })
/** A refusal of what was sent: it must be put right. */
export const wrong = (title: string, detail: string) => say(422, title, `${detail} Nothing was changed.`)
const notYours = (title: string, detail: string) => say(403, title, `${detail} Nothing was changed.`)
const clash = (title: string, detail: string) => say(409, title, `${detail} Nothing was changed.`)

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
  'address-dates-not-possible': wrong(
    'The days of an address are not possible',
    'It ends no earlier than it begins, and begins at most a year ahead.',
  ),
  'not-a-date': wrong('A date is not one', 'Write days that exist as YYYY-MM-DD.'),
  'birth-date-in-the-future': wrong('The birth date is in the future', 'For an unborn child send expectedOn.'),
  'birth-date-too-long-ago': wrong('The birth date is too long ago', 'Check the year.'),
  'expected-date-too-far-ahead': wrong('The expected date is too far ahead', 'It lies more than 310 days ahead.'),
  'nhs-number-not-valid': wrong('The NHS number is not valid', 'Its length or check digit is wrong: ask for it again.'),
  'upn-not-valid': wrong('The UPN is not valid', 'Its length or check letter is wrong: ask for it again.'),
} as const

const ABOUT_CHILDREN = {
  'not-found': say(404, 'Not found', 'There is no such child, or none that you may see. Check the number.'),
  'number-withdrawn': clash(
    'The number was withdrawn',
    'It was issued in error: register the record under another local reference.',
  ),
  'number-not-valid': wrong('The index number is not valid', 'Its length or check character is wrong.'),
  'more-than-one': say(
    409,
    'More than one child',
    'The identifier is held by more than one child: an operator must look.',
  ),
  stale: clash('It was changed since', 'How it is now stands in `answer`: look, and ask again.'),
  'not-yours-to-change': notYours(
    'Not yours to change',
    'The one who gives responsibility asks, or the one who takes it and holds a record of the child or works with them.',
  ),
  'authority-not-valid': wrong('The authority is not valid', 'It is a code of three digits.'),
  'same-authority': wrong('The authority is responsible already', 'Name another.'),
  'not-yours-to-shield': notYours('Not yours to shield', 'The responsible authority shields a child.'),
  'reason-missing': wrong('A reason is missing', 'Say why.'),
  'reason-too-long': wrong('The reason is too long', 'It has at most 1,000 characters.'),
  'died-before-birth': wrong('The death is before the birth', 'Check both dates.'),
  'not-closed': clash('The number is not closed', 'There is nothing to open again.'),
  'position-not-valid': wrong('The position is none that was ever given', 'Begin again with after: null.'),
} as const

const ABOUT_INVOLVEMENTS = {
  'involvement-not-readable': wrong('The involvement cannot be read', 'A part is missing, too long or not readable.'),
  'involvement-ended': clash('The involvement has ended', 'Record another under a reference of its own.'),
  'ended-before-it-began': wrong('It ended before it began', 'Check both dates.'),
  'broker-not-readable': wrong('The broker cannot be read', 'Name and contact are needed, and readable.'),
  'sealed-concern-not-readable': wrong(
    'The sealed concern cannot be read',
    'A part is missing, too long or not readable.',
  ),
  'until-not-ahead': wrong('The last day is not ahead', 'It is a day to come.'),
  'until-too-far': wrong('The last day is too far ahead', 'It is at most 12 months ahead; renew it then.'),
  'sealed-concern-ended': clash('The sealed concern has ended', 'Tell of another under a reference of its own.'),
} as const

const ABOUT_REGISTRATION = {
  'not-your-node': say(403, 'Not your record', 'A node begins with your authority’s code. Nothing was changed.'),
  'local-reference-not-usable': wrong(
    'The local reference cannot be used',
    'It has 1 to 100 readable characters, not only spaces.',
  ),
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
  'budget-spent': say(
    429,
    'Enough has been looked for now',
    'This is more than a day’s work looks for. Ask again after the seconds that Retry-After says. Registrations and concerns are never held up.',
  ),
  unavailable: say(
    503,
    'The index is not available just now',
    'It may have been done: send it again, word for word. Work on without the index meanwhile.',
  ),
} as const

/** What each refusal of the contract is over HTTP: one that is missing here does not compile. */
export const OF_THE_INDEX: Readonly<Record<IndexRefusal, Words>> = {
  ...ABOUT_IDENTITY,
  ...ABOUT_CHILDREN,
  ...ABOUT_INVOLVEMENTS,
  ...ABOUT_REGISTRATION,
  ...ABOUT_ASKING,
}

export function isIndexRefusal(refusal: string): refusal is IndexRefusal {
  return Object.hasOwn(OF_THE_INDEX, refusal)
}

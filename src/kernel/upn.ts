/** A unique pupil number: thirteen characters, upper case, the first a check letter. A temporary one ends in a letter. */
export type Upn = string & { readonly __brand: 'Upn' }

/** Which part of a UPN is wrong, in the order of the returns' rules. */
export type UpnFault =
  | 'not-thirteen-characters'
  | 'wrong-check-letter'
  | 'unknown-authority'
  | 'not-all-digits'
  | 'wrong-last-character'

/**
 * Reads a UPN as typed, permanent or temporary; spaces and lower case are allowed. Undefined unless it is sound.
 * Whether characters 2 to 4 name an authority is asked of `upnFault`, which can be given the list.
 *
 * @source Department for Education, Unique pupil numbers: guidance (check letter, modulus 23)
 */
export function upn(text: string): Upn | undefined {
  return upnFault(text) === undefined ? (compact(text) as Upn) : undefined
}

/**
 * Makes a permanent UPN.
 *
 * @param authorityCode three digits
 * @param establishment 0 to 9999
 * @param year the calendar year of issue; its last two digits are used
 * @param serial 0 to 999
 * @throws RangeError if a part does not fit
 */
export function upnFrom(authorityCode: string, establishment: number, year: number, serial: number): Upn {
  const digits = authorityCode + padded(establishment, 4) + padded(year % 100, 2) + padded(serial, 3)
  if (!/^\d{12}$/.test(digits)) throw new RangeError('a UPN is made of 3, 4, 2 and 3 digits')
  return (checkLetter(digits) + digits) as Upn
}

/** Whether it is one given until the child's permanent number is known. */
export function isTemporaryUpn(number: Upn): boolean {
  return /[A-Z]$/.test(number)
}

/**
 * Tells which part of a UPN is wrong; undefined when nothing is.
 * A check letter can be judged only of a number whose other characters are sound, so those are looked at first.
 *
 * @param isAuthority whether three digits are an authority's code; without it any three digits will do
 * @source Children in need census rules 1510 (check letter), 1530 (authority), 1540 (digits), 1550 (last character)
 */
export function upnFault(text: string, isAuthority: (code: string) => boolean = () => true): UpnFault | undefined {
  const characters = compact(text)
  if (characters.length !== 13) return 'not-thirteen-characters'
  if (!/^\d{3}$/.test(characters.slice(1, 4)) || !isAuthority(characters.slice(1, 4))) return 'unknown-authority'
  if (!/^\d{8}$/.test(characters.slice(4, 12))) return 'not-all-digits'
  if (characterValue(characters.slice(12)) === -1) return 'wrong-last-character'
  return characters[0] === checkLetter(characters.slice(1)) ? undefined : 'wrong-check-letter'
}

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

function compact(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

/** The letter before the other twelve characters: each value times its place, 2 to 13. */
function checkLetter(twelve: string): string {
  const sum = Array.from(twelve).reduce((total, character, at) => total + characterValue(character) * (at + 2), 0)
  return LETTERS[sum % LETTERS.length] as string
}

/** A digit counts as itself and a letter as its place in the list; -1 for any other character. */
function characterValue(character: string): number {
  return /^\d$/.test(character) ? Number(character) : LETTERS.indexOf(character)
}

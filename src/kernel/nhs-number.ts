/** A valid NHS number: ten digits, no spaces, the last a check digit. */
export type NhsNumber = string & { readonly __brand: 'NhsNumber' }

/**
 * Reads an NHS number as typed; spaces are allowed.
 * Gives undefined for a wrong length or check digit, and for one digit repeated ten times: 000 000 0000 and
 * 444 444 4444 pass the check but are what people type to get past a form.
 *
 * @source NHS Data Dictionary, NHS NUMBER: modulus 11
 */
export function nhsNumber(text: string): NhsNumber | undefined {
  const digits = text.replace(/\s/g, '')
  if (!/^\d{10}$/.test(digits) || ONE_DIGIT.test(digits)) return undefined
  return checkDigit(digits) === Number(digits[9]) ? (digits as NhsNumber) : undefined
}

/** The number as people read it: 999 123 4567. */
export function formatNhsNumber(number: NhsNumber): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
}

/**
 * A number for an invented person, in 999 000 0000 to 999 999 9999, which are never issued.
 *
 * @param serial a whole number from 0 to 999 999; about one in eleven has no valid number and gives undefined
 */
export function testNhsNumber(serial: number): NhsNumber | undefined {
  if (!Number.isInteger(serial) || serial < 0 || serial > 999_999) return undefined
  const nine = `999${String(serial).padStart(6, '0')}`
  const check = checkDigit(nine)
  return check === undefined ? undefined : nhsNumber(`${nine}${check}`)
}

const ONE_DIGIT = /^(\d)\1{9}$/

/** The check digit of the first nine digits; undefined where it would be 10, which is never issued. */
function checkDigit(digits: string): number | undefined {
  let sum = 0
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? undefined : check
}

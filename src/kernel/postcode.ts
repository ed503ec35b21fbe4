/** A postcode of the United Kingdom, written "AB1 2CD". */
export type Postcode = string & { readonly __brand: 'Postcode' }

/**
 * Reads a postcode as typed, in any case and spacing, into its one written form.
 * Gives undefined when it has not the shape of a postcode; whether the post office knows it is not asked.
 * The pseudo-postcodes of the returns, such as ZZ99 3VZ for no fixed abode, are accepted.
 */
export function postcode(text: string): Postcode | undefined {
  const characters = text.replace(/[\s.\u2010-\u2015-]/g, '').toUpperCase()
  if (!SHAPE.test(characters)) return undefined
  return `${characters.slice(0, -3)} ${characters.slice(-3)}` as Postcode
}

const SHAPE = /^(?:[A-Z]{1,2}\d[A-Z\d]?|GIR)\d[A-Z]{2}$/

import type { Search } from '../people/search/model.ts'
import type { ChildAsGiven } from './model.ts'

/** The search for a child as given. A comma parts family from given name, so that neither is guessed. */
export function searchForChild({ given, family, birthDate, postcode, number }: ChildAsGiven): Search {
  const name = given === '' && family === '' ? '' : `${family}, ${given}`
  return { name, number, birthDate, postcode }
}

import type { ChancesOfFields, Field } from './model.ts'

/** How pairs of one person usually compare: where a file tells little, this is kept to. By the numbers of LEVELS. */
export const USUAL_OF_ONE_PERSON: ChancesOfFields = {
  given: [0, 0.78, 0.03, 0.05, 0.06, 0.005, 0.01, 0.012, 0.01, 0.01, 0.005, 0.004, 0.002, 0.022],
  family: [0, 0.8, 0.005, 0.03, 0.06, 0.005, 0.01, 0.02, 0.07],
  birthDate: [0, 0.88, 0.015, 0.04, 0.025, 0.01, 0.01, 0.02],
  postcode: [0, 0.68, 0.04, 0.01, 0.07, 0.2],
  address: [0, 0.5, 0.15, 0.08, 0.04, 0.03, 0.2],
  identifier: [0, 0.92, 0.04, 0.01, 0.03],
}

/** How two people of one household usually compare; given name and identifier compare as those of strangers do. */
export const USUAL_OF_HOUSEHOLD: ChancesOfFields = {
  given: [],
  family: [0, 0.82, 0.01, 0.03, 0.04, 0.005, 0.005, 0.01, 0.08],
  birthDate: [0, 0.03, 0.0005, 0.01, 0.03, 0.01, 0.1, 0.8195],
  postcode: [0, 0.92, 0.02, 0.005, 0.015, 0.04],
  address: [0, 0.8, 0.08, 0.03, 0.02, 0.02, 0.05],
  identifier: [],
}

/** How two strangers usually compare, but for values that are the same: those are counted in the file. */
export const USUAL_OF_STRANGERS: ChancesOfFields = {
  given: [0, 0.005, 0.001, 0.003, 0.0006, 0.002, 0.002, 0.006, 0.003, 0.000001, 0.0001, 0.00001, 0.0008, 0.975],
  family: [0, 0.003, 0.0005, 0.001, 0.0005, 0.001, 0.002, 0.006, 0.986],
  birthDate: [0, 0.00005, 0.00005, 0.0012, 0.003, 0.012, 0.08, 0.9],
  postcode: [0, 0.0005, 0.002, 0.02, 0.005, 0.97],
  address: [0, 0.00002, 0.00002, 0.0005, 0.006, 0.03, 0.96],
  identifier: [0, 0.000001, 0.00002, 0.0005, 0.9995],
}

/** Levels of a field of which, all together, no more than a part may be. */
export type Bound = { readonly levels: readonly number[]; readonly most: number }

/** Of one person, at most this part disagrees in a field: else brothers and sisters would be learnt to be one person. */
export const MOST_OF_ONE_PERSON: Readonly<Record<Field, Bound>> = {
  given: { levels: [12, 13], most: 0.12 },
  family: { levels: [8], most: 0.2 },
  birthDate: { levels: [5, 6, 7], most: 0.15 },
  postcode: { levels: [4, 5], most: 0.6 },
  address: { levels: [5, 6], most: 0.6 },
  identifier: { levels: [4], most: 0.2 },
}

/** Of two of one household, at most this part were born on one day: else one person's errors would be learnt to be twins. */
export const MOST_OF_HOUSEHOLD: Readonly<Record<Field, Bound>> = {
  given: { levels: [], most: 1 },
  family: { levels: [8], most: 0.3 },
  birthDate: { levels: [1], most: 0.12 },
  postcode: { levels: [5], most: 0.2 },
  address: { levels: [5, 6], most: 0.3 },
  identifier: { levels: [], most: 1 },
}

import type { MatchingModel } from '../model.ts'
import { FAMILY_FREQUENCIES, GIVEN_FREQUENCIES, ORIGINS } from './model-origins.ts'

/** The program's own weights, in use until the index trains itself on its own records. */
export const BUILT_IN: MatchingModel = {
  version: 'built-in-5',
  levels: {
    given: {
      same: { m: 0.8, u: 0.004 },
      variant: { m: 0.05, u: 0.0002 },
      'short form': { m: 0.015, u: 0.0006 },
      'first name the same': { m: 0.4, u: 0.001 },
      'first name the same, others not': { m: 0.01, u: 0.003 },
      'slip of one name': { m: 0.05, u: 0.0001 },
      'part in common': { m: 0.03, u: 0.008 },
      'spelt much alike': { m: 0.02, u: 0.002 },
      'sounds alike': { m: 0.01, u: 0.003 },
      initial: { m: 0.01, u: 0.04 },
      different: { m: 0.015, u: 0.94 },
    },
    family: {
      same: { m: 0.82, u: 0.002 },
      'part in common': { m: 0.05, u: 0.003 },
      'spelt much alike': { m: 0.05, u: 0.0001 },
      'sounds alike': { m: 0.015, u: 0.004 },
      different: { m: 0.07, u: 0.98 },
    },
    'birth-date': {
      same: { m: 0.93, u: 1 / 6570 },
      'day and month swapped': { m: 0.008, u: 1 / 6570 },
      'one digit different': { m: 0.032, u: 0.0045 },
      'one part different': { m: 0.008, u: 0.0055 },
      'same year, all that is known': { m: 0.93, u: 0.056 },
      'same year': { m: 0.006, u: 0.045 },
      different: { m: 0.008, u: 0.93 },
    },
    sex: { same: { m: 0.985, u: 0.5 }, different: { m: 0.015, u: 0.5 } },
    postcode: {
      same: { m: 0.6, u: 0.00002 },
      'one character different': { m: 0.04, u: 0.0002 },
      'same district': { m: 0.18, u: 0.006 },
      different: { m: 0.18, u: 0.998 },
    },
    nhs: {
      'same, verified': { m: 0.97, u: 1e-9 },
      same: { m: 0.95, u: 1e-7 },
      different: { m: 0.01, u: 0.99 },
    },
    upn: { same: { m: 0.9, u: 5e-7 }, different: { m: 0.2, u: 0.999 } },
    mother: { same: { m: 0.75, u: 0.001 }, alike: { m: 0.15, u: 0.004 }, different: { m: 0.06, u: 0.98 } },
  },
  given: GIVEN_FREQUENCIES,
  family: FAMILY_FREQUENCIES,
  origins: ORIGINS,
  swappedNamesCost: 3,
  householdCap: 6,
  margin: 6,
  enoughAlone: 11.8,
  enoughAtHome: 9,
  lowProbability: 0.0008,
  leastSize: 1_000_000,
}

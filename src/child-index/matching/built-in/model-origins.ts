import type { NameFrequencies, NameOrigin } from '../model.ts'
import { knownNames, OF_FEWER, OF_MANY, originOf } from './origins/model.ts'
import { CHINESE, INDIAN, PUNJABI, SOUTH_ASIAN_MUSLIM, TAMIL } from './origins/model-asian.ts'
import { ENGLISH, IRISH, WELSH } from './origins/model-british.ts'
import {
  AFRICAN,
  ARABIC,
  JEWISH,
  NIGERIAN,
  POLISH,
  PORTUGUESE,
  ROMANIAN,
  SOMALI,
  TURKISH,
} from './origins/model-elsewhere.ts'

/**
 * Estimates of how common names are among children in England, and of which go together. They tell how likely two children
 * share names by chance and are never kept with a record nor shown. Training counts the names in the index itself.
 */
export const ORIGINS: readonly NameOrigin[] = [
  originOf(ENGLISH, OF_MANY),
  ...[
    WELSH,
    IRISH,
    SOUTH_ASIAN_MUSLIM,
    PUNJABI,
    INDIAN,
    TAMIL,
    CHINESE,
    SOMALI,
    ARABIC,
    TURKISH,
    POLISH,
    ROMANIAN,
    PORTUGUESE,
    NIGERIAN,
    AFRICAN,
    JEWISH,
  ].map((text) => originOf(text, OF_FEWER)),
]

/** Given names that many bear. */
export const GIVEN_FREQUENCIES: NameFrequencies = { known: knownNames(ORIGINS, 'given'), floor: 0.0005, cap: 0.03 }

/** Family names that many bear. */
export const FAMILY_FREQUENCIES: NameFrequencies = { known: knownNames(ORIGINS, 'family'), floor: 0.0003, cap: 0.03 }

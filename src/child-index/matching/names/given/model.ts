import { EAST_ASIAN, MUSLIM, SOUTH_ASIAN } from './model-asian.ts'
import { BRITISH_BOYS, BRITISH_GIRLS } from './model-british.ts'
import { AFRICAN, EUROPEAN, JEWISH_AND_OTHER, TURKISH_KURDISH_IRANIAN } from './model-elsewhere.ts'

/**
 * Given names that children in England bear, in small letters without marks. Two of them, however alike, are two names:
 * twins are called Ella and Ellie. A word much like one of them that is itself none is taken for a slip of it.
 */
export const KNOWN_GIVEN: ReadonlySet<string> = new Set(
  [
    BRITISH_GIRLS,
    BRITISH_BOYS,
    MUSLIM,
    SOUTH_ASIAN,
    EAST_ASIAN,
    AFRICAN,
    EUROPEAN,
    TURKISH_KURDISH_IRANIAN,
    JEWISH_AND_OTHER,
  ].flatMap((names) => names.trim().split(/\s+/)),
)

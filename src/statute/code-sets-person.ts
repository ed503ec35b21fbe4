import type { Code } from './code-set.ts'

/** Ethnic groups, as the returns count them. */
export const ETHNICITIES: readonly Code[] = [
  { code: 'WBRI', wording: 'White British', label: 'White British' },
  { code: 'WIRI', wording: 'White Irish', label: 'White Irish' },
  { code: 'WIRT', wording: 'Traveller of Irish heritage', label: 'Traveller of Irish heritage' },
  { code: 'WOTH', wording: 'Any other White background', label: 'Any other White background' },
  { code: 'WROM', wording: 'Gypsy/Roma', label: 'Gypsy or Roma' },
  { code: 'MWBC', wording: 'White and Black Caribbean', label: 'White and Black Caribbean' },
  { code: 'MWBA', wording: 'White and Black African', label: 'White and Black African' },
  { code: 'MWAS', wording: 'White and Asian', label: 'White and Asian' },
  { code: 'MOTH', wording: 'Any other mixed background', label: 'Any other mixed background' },
  { code: 'AIND', wording: 'Indian', label: 'Indian' },
  { code: 'APKN', wording: 'Pakistani', label: 'Pakistani' },
  { code: 'ABAN', wording: 'Bangladeshi', label: 'Bangladeshi' },
  { code: 'AOTH', wording: 'Any other Asian background', label: 'Any other Asian background' },
  { code: 'BCRB', wording: 'Caribbean', label: 'Caribbean' },
  { code: 'BAFR', wording: 'African', label: 'African' },
  { code: 'BOTH', wording: 'Any other black background', label: 'Any other Black background' },
  { code: 'CHNE', wording: 'Chinese', label: 'Chinese' },
  { code: 'OOTH', wording: 'Any other ethnic group', label: 'Any other ethnic group' },
  { code: 'REFU', wording: 'Refused', label: 'Preferred not to say' },
  { code: 'NOBT', wording: 'Information not yet obtained', label: 'Not asked yet' },
]

/** Disabilities; NONE stands alone. */
export const DISABILITIES: readonly Code[] = [
  { code: 'NONE', wording: 'No disability', label: 'No disability' },
  { code: 'MOB', wording: 'Mobility', label: 'Mobility' },
  { code: 'HAND', wording: 'Hand function', label: 'Hand function' },
  { code: 'PC', wording: 'Personal care', label: 'Personal care' },
  { code: 'INC', wording: 'Incontinence', label: 'Continence' },
  { code: 'COMM', wording: 'Communication', label: 'Communication' },
  { code: 'LD', wording: 'Learning', label: 'Learning disability' },
  { code: 'HEAR', wording: 'Hearing', label: 'Hearing' },
  { code: 'VIS', wording: 'Vision', label: 'Vision' },
  { code: 'BEH', wording: 'Behaviour', label: 'Behaviour' },
  { code: 'CON', wording: 'Consciousness', label: 'Consciousness' },
  { code: 'AUT', wording: 'Autism', label: 'Autism' },
  { code: 'DDA', wording: 'Other', label: 'Another disability' },
]

/** Sex, as the returns ask it. */
export const SEXES: readonly Code[] = [
  { code: 'M', wording: 'male', label: 'Male' },
  { code: 'F', wording: 'female', label: 'Female' },
  { code: 'U', wording: 'unknown', label: 'Not known' },
]

/** Why a child has no unique pupil number. UN6 is a valid code whose meaning the published set does not give. */
export const UPN_UNKNOWN_REASONS: readonly Code[] = [
  { code: 'UN1', wording: 'not of school age', label: 'Not of school age' },
  {
    code: 'UN2',
    wording: 'never attended a maintained school in England',
    label: 'Never at a maintained school in England',
  },
  { code: 'UN3', wording: 'educated outside England', label: 'Educated outside England' },
  {
    code: 'UN4',
    wording: 'newly in need or looked after, UPN not yet known',
    label: 'Newly known; number not yet found',
  },
  { code: 'UN5', wording: 'sources disagree', label: 'Sources disagree' },
  { code: 'UN6', wording: '', label: 'UN6' },
  { code: 'UN7', wording: 'referral with no further action', label: 'Referral with no further action' },
]

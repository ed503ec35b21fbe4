// What words of an entry the rules go by. Published with the rules, so that whoever contests one can read them.

/** Words of which each stands for itself and what begins with it: "bruis" is "bruised" and "bruising" too. */
export const WORDS = {
  notBrought: [
    ...[
      'was not brought',
      'were not brought',
      'not brought to',
      'did not attend',
      'failed to attend',
      'was not taken to',
    ],
    ...['missed appointment', 'missed the appointment', 'missed their appointment', 'missed her appointment'],
    'missed his appointment',
  ],
  left: [
    ...['removed from roll', 'taken off roll', 'off-roll', 'off roll', 'de-registered', 'deregistered'],
    ...['no longer registered', 'removed from the list', 'home educat', 'electively home'],
  ],
  joined: [
    ...['new school', 'starts at', 'started at', 'registered with', 'registered at', 'transferred to', 'place at'],
    'on roll at',
  ],
  injury: [
    ...['bruis', 'fractur', 'broken arm', 'broken leg', 'burn', 'scald', 'injur', 'bite mark', 'head wound'],
    ...['swelling', 'laceration', 'black eye'],
  ],
  attendance: [
    'a&e',
    'accident and emergency',
    'emergency department',
    'walk-in centre',
    'minor injuries unit',
    'casualty',
  ],
} as const

/** Every word that any rule goes by. */
export const ALL_WORDS: readonly string[] = Object.values(WORDS).flat()

const DENIED = new Set(['no', 'not', 'without', 'nor', 'never', 'denies', 'denied', 'nil'])
/** How many words before a word can deny it, in the same breath. */
const REACH = 4

/** Whether a text speaks of one of these, and does not say that there was none. */
export function mentions(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return words.some((word) => occurrences(lower, word).some((at) => !isDenied(lower.slice(0, at))))
}

function occurrences(text: string, word: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z]/.test(text.charAt(at - 1))) found.push(at)
  }
  return found
}

function isDenied(before: string): boolean {
  const breath =
    before
      .slice(-80)
      .split(/[.;:!?\n]/)
      .at(-1) ?? ''
  const words = breath.split(/[^a-z&'-]+/).filter((word) => word !== '')
  return words.slice(-REACH).some((word) => DENIED.has(word))
}

/** Which agency someone speaks for, by their role in words; undefined where it does not say. The first that fits. */
export function agencyOf(role: string): string | undefined {
  const lower = role.toLowerCase()
  return AGENCIES.find(([, words]) => words.some((word) => occurrences(lower, word).length > 0))?.[0]
}

const AGENCIES: readonly (readonly [agency: string, words: readonly string[]])[] = [
  ['children’s services', ['social worker', 'team manager', 'front door', 'duty worker', 'family support']],
  ['health visiting', ['health visitor', 'health visiting']],
  ['school', ['school', 'teacher', 'senco', 'academy', 'designated safeguarding lead']],
  ['early years', ['nursery', 'early years', 'childminder', 'playgroup']],
  ['midwifery', ['midwi']],
  ['ambulance service', ['paramedic', 'ambulance']],
  [
    'hospital',
    ['hospital', 'a&e', 'paediatric', 'consultant', 'emergency department', 'ward ', 'accident and emergency'],
  ],
  ['general practice', ['gp', 'general practitioner', 'surgery', 'practice nurse', 'health centre', 'doctor']],
  ['police', ['police', 'constable', 'sergeant', 'pc ']],
  ['housing', ['housing']],
]

/**
 * The codes a census return may hold, of every year read here, so that an older return is not called wrong.
 * What they mean is said by the code sets of the law and the returns; the reader only recognises them.
 *
 * @source Department for Education, children in need census 2025 to 2026, code sets
 */
/** UN6 and UN8 to UN10 are accepted by the department’s services; their meanings are not published here. */
export const UPN_UNKNOWN: ReadonlySet<string> = new Set('UN1 UN2 UN3 UN4 UN5 UN6 UN7 UN8 UN9 UN10'.split(' '))

export const ETHNICITIES: ReadonlySet<string> = new Set(
  'WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'.split(' '),
)

export const DISABILITIES: ReadonlySet<string> = new Set(
  'NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA'.split(' '),
)

export const REFERRAL_SOURCES: ReadonlySet<string> = new Set(
  '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10'.split(' '),
)

export const CATEGORIES_OF_ABUSE: ReadonlySet<string> = new Set('NEG PHY SAB EMO MUL'.split(' '))

export const PRIMARY_NEEDS: ReadonlySet<string> = new Set('N1 N2 N3 N4 N5 N6 N7 N8 N9 N0'.split(' '))

export const CLOSURE_REASONS: ReadonlySet<string> = new Set('RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9'.split(' '))

/** 18A and 19A were withdrawn for 2024-25 and are history of earlier years. */
export const ASSESSMENT_FACTORS: ReadonlySet<string> = new Set(
  '1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A 18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A'.split(
    ' ',
  ),
)

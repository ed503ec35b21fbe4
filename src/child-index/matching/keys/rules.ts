import { nhsNumber } from '../../../kernel/nhs-number.ts'
import { soundKey } from '../../../kernel/person-name.ts'
import { postcode } from '../../../kernel/postcode.ts'
import { upn } from '../../../kernel/upn.ts'
import type { Identity } from '../../contract-identity.ts'
import type { NameForm, Profile } from '../model.ts'
import { isPlaceholder, nameForm, whole } from '../names/rules-forms.ts'

/** The form of an identity that is compared. */
export function profileOf(identity: Identity): Profile {
  const nhs = identity.identifiers.filter(({ system }) => system === 'nhs')
  const held = nhs.find(({ verified }) => verified) ?? nhs[0]
  return {
    names: identity.names.map(nameForm).filter(({ given, family }) => given !== '' || family !== ''),
    birthDate: identity.birthDate,
    yearOnly: identity.birthDateKnown === 'year' || identity.birthDate?.slice(5) === '01-01',
    sex: identity.sex,
    postcodes: postcodesOf(identity),
    nhs: held ? (nhsNumber(held.value) ?? null) : null,
    nhsVerified: held?.verified ?? false,
    upns: identity.identifiers.filter(({ system }) => system !== 'nhs').map(({ value }) => upn(value) ?? value),
    mother: identity.mother ? motherText(identity.mother) : '',
    multiple: identity.multipleBirth === true,
  }
}

/** One row by which a record is found: a name, a sound of its parts, and a postcode ('' for none). */
export type KeyRow = NameForm & { readonly givenSound: string; readonly familySound: string; readonly postcode: string }

/**
 * The rows of a record: each name with the first postcode, whole and by its words; each further postcode with each name.
 * A record without a name has a row for each postcode; at most 40 rows.
 */
export function keyRowsOf({ names, postcodes }: Profile): readonly KeyRow[] {
  const [first = '', ...more] = postcodes
  const forms = names.length > 0 ? names : [{ given: '', family: '' }]
  const present = forms.flatMap((name) => soundsOf(name).map((sounds) => ({ ...name, ...sounds, postcode: first })))
  const past = more.flatMap((code) => forms.map((name) => ({ ...name, ...wholeSounds(name), postcode: code })))
  return [...present, ...past].slice(0, MOST_ROWS)
}

/** What to look for: each a value of one of the indexes, none empty. */
export type Probes = {
  readonly identifiers: readonly string[]
  readonly birthFamily: readonly (readonly [birthDate: string, familySound: string])[]
  readonly birthGiven: readonly (readonly [birthDate: string, givenSound: string])[]
  readonly soundsYear: readonly (readonly [familySound: string, givenSound: string, year: number])[]
  readonly postcodeGiven: readonly (readonly [postcode: string, givenSound: string])[]
  readonly postcodeBirth: readonly (readonly [postcode: string, birthDate: string])[]
}

/**
 * The searches that find a child in spite of an error in any one field: with day and month swapped, with the names the
 * other way round, by the parts of names, by every postcode.
 */
export function probesOf(profile: Profile): Probes {
  const names = profile.names.filter(({ given }) => !isPlaceholder(given))
  const sounds = names.flatMap(soundsOf)
  const families = unique(sounds.map(({ familySound }) => familySound))
  const givens = unique(sounds.map(({ givenSound }) => givenSound))
  const dates = profile.birthDate === null ? [] : unique([profile.birthDate, swappedDate(profile.birthDate)])
  const year = profile.birthDate === null ? null : Number(profile.birthDate.slice(0, 4))
  const both = sounds.filter(({ givenSound, familySound }) => givenSound !== '' && familySound !== '')
  return {
    identifiers: unique([profile.nhs ?? '', ...profile.upns]),
    birthFamily: pairs(dates, unique([...families, ...givens])),
    birthGiven: pairs(dates, unique([...givens, ...families])),
    soundsYear:
      year === null
        ? []
        : both.flatMap(({ givenSound, familySound }) =>
            [-1, 0, 1].map((more) => [familySound, givenSound, year + more] as const),
          ),
    postcodeGiven: pairs(profile.postcodes, givens),
    postcodeBirth: profile.birthDate === null ? [] : pairs(profile.postcodes, [profile.birthDate]),
  }
}

/**
 * The same searches, and the values a record is itself found by, as texts: two records that either could find share one.
 * Registrations that share one wait for each other.
 */
export function searchTexts(probes: Probes): readonly string[] {
  const texts = (kind: string, values: readonly (readonly (string | number)[])[]) =>
    values.map((value) => `${kind}|${value.join('|')}`)
  return [
    ...probes.identifiers.map((value) => `id|${value}`),
    ...texts('bf', probes.birthFamily),
    ...texts('bg', probes.birthGiven),
    ...texts('sy', probes.soundsYear),
    ...texts('pg', probes.postcodeGiven),
    ...texts('pb', probes.postcodeBirth),
  ]
}

/** The texts, of those above, by which this record is found by others. */
export function foundByTexts(profile: Profile): readonly string[] {
  const rows = keyRowsOf(profile)
  const year = profile.birthDate?.slice(0, 4)
  const texts = rows.flatMap(({ givenSound, familySound, postcode: code }) => [
    profile.birthDate && familySound ? `bf|${profile.birthDate}|${familySound}` : '',
    profile.birthDate && givenSound ? `bg|${profile.birthDate}|${givenSound}` : '',
    year && familySound && givenSound ? `sy|${familySound}|${givenSound}|${Number(year)}` : '',
    code && givenSound ? `pg|${code}|${givenSound}` : '',
    code && profile.birthDate ? `pb|${code}|${profile.birthDate}` : '',
  ])
  const identifiers = [profile.nhs ?? '', ...profile.upns].filter(Boolean).map((value) => `id|${value}`)
  return unique([...identifiers, ...texts])
}

const MOST_ROWS = 40
/** Words of a family name that are searched for by themselves, beyond the whole. */
const MOST_WORDS = 4

type Sounds = { readonly givenSound: string; readonly familySound: string }

function wholeSounds({ given, family }: NameForm): Sounds {
  return { givenSound: soundKey(whole(given)), familySound: soundKey(whole(family)) }
}

function soundsOf(name: NameForm): readonly Sounds[] {
  const { givenSound, familySound } = wholeSounds(name)
  const families = unique([familySound, ...partSounds(name.family)])
  const givens = unique([givenSound, ...partSounds(name.given)])
  if (families.length === 0) return givens.map((sound) => ({ givenSound: sound, familySound: '' }))
  const byFamily = families.map((sound) => ({ givenSound, familySound: sound }))
  return [...byFamily, ...givens.slice(givenSound ? 1 : 0).map((sound) => ({ givenSound: sound, familySound }))]
}

function partSounds(words: string): readonly string[] {
  const parts = words.split(' ').filter((word) => word.length > 1)
  return parts.length > 1 ? parts.slice(0, MOST_WORDS).map(soundKey) : []
}

/** The date with day and month changed about, where that is a date; else ''. */
function swappedDate(date: string): string {
  const [year, month, day] = date.split('-')
  return Number(day) <= 12 ? `${year}-${day}-${month}` : ''
}

function postcodesOf({ addresses }: Identity): readonly string[] {
  const found = addresses.map((address) => (address.postcode === null ? undefined : postcode(address.postcode)))
  const real = found.filter((code) => code !== undefined && !code.startsWith('ZZ99'))
  return unique(real.map((code) => (code as string).replace(' ', ''))).slice(0, 8)
}

function motherText({ given, family }: { readonly given: string; readonly family: string }): string {
  const form = nameForm({ given, family })
  return `${form.given} ${form.family}`.trim()
}

function pairs(ones: readonly string[], others: readonly string[]): readonly (readonly [string, string])[] {
  return ones.flatMap((one) => others.map((other) => [one, other] as const))
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}

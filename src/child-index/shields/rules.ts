import { postcode } from '../../kernel/postcode.ts'
import type { Asked } from '../contract-asked.ts'
import type { Identity, IdentitySummary } from '../contract-identity.ts'
import type { Profile } from '../matching/model.ts'

/** Whether an index operator asks: a person, in that role. */
export function isOperator({ userId, role }: Asked): boolean {
  return userId !== null && role.split(' ').includes('index-operator')
}

/** What is wrong with a reason, if anything is: it must be there and readable. */
export function reasonFault(reason: string): 'reason-missing' | 'reason-too-long' | undefined {
  if (reason.trim() === '') return 'reason-missing'
  return reason.length > MOST_LETTERS ? 'reason-too-long' : undefined
}

/**
 * Whether one who asks by these already knows the child: names, birth date and postcode are all given, and every field
 * given is exactly right. A postcode the child has left is not: where they live now is what a shield is for.
 *
 * @param profiles what each record of the child says
 * @param home the child's present postcode, as written; null when none is known, and then nobody knows it
 */
export function knowsEveryField(asked: Profile, profiles: readonly Profile[], home: string | null): boolean {
  const [first, ...others] = asked.postcodes
  const held = (value: (profile: Profile) => boolean) => profiles.some(value)
  const names = asked.names.every((name) =>
    held((profile) => profile.names.some(({ given, family }) => given === name.given && family === name.family)),
  )
  const whole = asked.names.length > 0 && asked.names.every(({ given, family }) => given !== '' && family !== '')
  return (
    whole &&
    names &&
    asked.birthDate !== null &&
    !asked.yearOnly &&
    held(({ birthDate }) => birthDate === asked.birthDate) &&
    first !== undefined &&
    first === written(home) &&
    others.every((code) => held(({ postcodes }) => postcodes.includes(code))) &&
    (asked.sex === 'U' || held(({ sex }) => sex === asked.sex)) &&
    asked.nhs.every((number) => held(({ nhs }) => nhs.includes(number))) &&
    asked.upns.every((upn) => held(({ upns }) => upns.includes(upn))) &&
    (asked.mother === '' || held(({ mother }) => mother === asked.mother)) &&
    (!asked.multiple || held(({ multiple }) => multiple))
  )
}

/** Whether one who asks by these has all right but where the child lives now: a guess at it, perhaps one of many. */
export function guessesHome(asked: Profile, profiles: readonly Profile[], home: string | null): boolean {
  const [guessed] = asked.postcodes
  return guessed !== undefined && guessed !== written(home) && knowsEveryField(asked, profiles, guessed)
}

/** A shielded child, to one who knows them: what was asked, and nothing more. */
export function asAskedFor({ names, birthDate, birthDateKnown, sex, addresses }: Identity): IdentitySummary {
  const [name] = names
  const home = addresses.find((address) => address.postcode !== null)?.postcode ?? null
  return {
    given: name?.given ?? '',
    family: name?.family ?? '',
    birthDate,
    birthDateKnown,
    sex,
    postcodeDistrict: home === null ? null : (postcode(home)?.split(' ', 1)[0] ?? null),
  }
}

const MOST_LETTERS = 1000

function written(home: string | null): string | undefined {
  return home === null ? undefined : postcode(home)?.replace(' ', '')
}

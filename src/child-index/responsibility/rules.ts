import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { postcode } from '../../kernel/postcode.ts'
import type { Identity } from '../contract-identity.ts'
import type { ChangeResponsibleRequest, ResponsibilityRefusal, Responsible } from '../contract-responsibility.ts'

/** Feeds of every child, known to social care or not. */
export const UNIVERSAL_FEEDS: ReadonlySet<string> = new Set(['birth-notifications', 'school-roll', 'gp-register'])

/** Whether a record comes from a feed of every child: then the authority of the home is responsible, not the one that sends it. */
export function isUniversal(node: string): boolean {
  return UNIVERSAL_FEEDS.has(node.split('/')[1] ?? '')
}

/** The present home's postcode of an identity as sent; undefined where none can be read. */
export function homePostcode({ addresses }: Identity): string | undefined {
  const [home] = addresses.filter(({ toOn }) => toOn === null)
  return home?.postcode ? postcode(home.postcode) : undefined
}

/** What a postcode begins with, the longest first: itself, its sector, its district, its area. */
export function prefixesOf(code: string): readonly string[] {
  const [district = '', inward = ''] = code.split(' ')
  return [code, `${district} ${inward.slice(0, 1)}`, district, district.replace(/\d.*$/, '')]
}

/** A prefix as it is kept: upper case, one space; undefined for what is no part of a postcode. */
export function readPrefix(text: string): string | undefined {
  const written = text.trim().toUpperCase().replace(/\s+/g, ' ')
  return PREFIX.test(written) ? written : (postcode(text) ?? undefined)
}

/**
 * Whether responsibility may pass as asked, to an authority that is another: by the one who gives it, or by the one who
 * takes it, if that one knows the child.
 *
 * @param knows whether the asker holds a record of the child, or works with them
 */
export function passOn(
  child: Pick<Responsible, 'responsibleAuthority'>,
  { asked, from, to }: ChangeResponsibleRequest,
  knows: boolean,
): Outcome<null, ResponsibilityRefusal> {
  if (!AUTHORITY.test(to) || (from !== null && !AUTHORITY.test(from))) return refused('authority-not-valid')
  const gives = child.responsibleAuthority === asked.authority
  const takes = to === asked.authority && knows
  if (!gives && !takes) return refused('not-yours-to-change')
  return from === to ? refused('same-authority') : accepted(null)
}

const AUTHORITY = /^\d{3}$/
/** An area, a district or a sector. */
const PREFIX = /^[A-Z]{1,2}(\d[A-Z\d]?( \d)?)?$/

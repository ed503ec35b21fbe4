import { formatIndexNumber, type IndexNumber } from '../../kernel/index-number.ts'
import { authorityName } from '../../statute/authorities.ts'
import type { ToAllot } from '../contract-desk.ts'

/** What waits to be allotted, by what it is called. */
export type NamedItem = Pick<ToAllot, 'what'> & {
  readonly given: string | null
  readonly family: string | null
  readonly node: string | null
  readonly organisation: string | null
  readonly agencyKind: string | null
}

/** What waits to be allotted, in words for an operator. */
export function itemInWords({ what, given, family, node, organisation, agencyKind }: NamedItem): string {
  if (what === 'involvement') return `${organisation ?? 'A service'} works with the child`
  if (what === 'sealed-concern') return `A sealed concern of ${agencyKind ?? 'an agency'}`
  const name = `${given ?? ''} ${family ?? ''}`.trim()
  return `${name === '' ? 'A record without a name' : `A record of ${name}`}, of ${node === null ? 'an authority' : authorityName(node)}`
}

/** What was decided, as far as words need it. */
export type DecidedEvent = {
  readonly kind: keyof typeof EVENTS
  readonly number: IndexNumber
  readonly otherNumber: IndexNumber | null
  readonly outcome: 'Match' | 'PotentialMatch' | 'LowConfidenceMatch' | 'ManyMatch' | 'NoMatch' | null
  /** Who decided, or whose record it was. */
  readonly authority: string
  readonly reason: string | null
}

/** What was decided, in a sentence for an operator, with the reason people gave. */
export function eventInWords({ kind, number, otherNumber, outcome, authority, reason }: DecidedEvent): string {
  const one = formatIndexNumber(number)
  const other = otherNumber === null ? '' : formatIndexNumber(otherNumber)
  const isNew = (kind === 'registration' || kind === 'load') && outcome !== null && outcome !== 'Match'
  const said = isNew
    ? newInWords(kind, one, authorityName(authority))
    : EVENTS[kind](one, other, authorityName(authority))
  const found = outcome === null ? '' : ` ${OUTCOMES[outcome]}`
  return `${said}.${found}${reason ? ` “${reason}”` : ''}`
}

/** A record that matched nobody is a child of its own. */
function newInWords(kind: 'registration' | 'load', one: string, whose: string): string {
  return `A record of ${whose} was given a number of its own, ${one}${kind === 'load' ? ', from a file' : ''}`
}

const EVENTS = {
  registration: (one: string, _: string, whose: string) => `A record of ${whose} was linked to ${one}`,
  update: (one: string, _: string, whose: string) => `A record of ${whose} for ${one} changed`,
  link: (one: string) => `A record was linked to ${one}`,
  unlink: (one: string) => `A record was taken from ${one}`,
  load: (one: string, _: string, whose: string) => `A record of ${whose} was linked to ${one} from a file`,
  merge: (one: string, other: string) => `${other} was merged into ${one}`,
  unmerge: (one: string, other: string) => `${other} was parted from ${one} again`,
  'not-same': (one: string, other: string) => `${one} and ${other} were said to be two children`,
  'not-same-reversed': (one: string, other: string) => `That ${one} and ${other} are two children was taken back`,
  split: (one: string, other: string) => `Records of ${one} became a child of their own, ${other}`,
  supersede: (one: string, other: string) => `The provisional number ${other} gave way to ${one}`,
  invalidate: (one: string) => `${one} was given up: it stands for nobody`,
  'identity-break': (one: string, other: string) => `${one} was sealed, and ${other} made in its place`,
  restore: (one: string) => `${one} was given back`,
  allot: (one: string, other: string) => `What may have been of ${other} was allotted to ${one}`,
  close: (one: string) => `${one} was closed`,
  reopen: (one: string) => `${one} was opened again`,
  'stays-open': (one: string) => `${one} stays open until 25`,
  death: (one: string) => `${one} was closed: the child died`,
  responsible: (one: string) => `Another authority became responsible for ${one}`,
  shield: (one: string) => `${one} was shielded`,
  unshield: (one: string) => `The shield of ${one} was lifted`,
}

const OUTCOMES = {
  Match: 'It matched a child without doubt.',
  PotentialMatch: 'It may be another child’s too: left for a person.',
  LowConfidenceMatch: 'Nobody was like it enough.',
  ManyMatch: 'Several children fitted: left for a person.',
  NoMatch: 'Nobody was like it.',
} as const

import type { MenuItem } from '../access/acting-from-session.ts'
import type { Actor } from '../access/actor.ts'
import { may } from '../access/policy.ts'
import type { Mode } from '../platform/config.ts'
import type { Shell } from '../platform/govuk/layout.tsx'
import { AUTHORITIES, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'

// What the councils served here are called, and where their people may go.

/** Name and colour of each council, by its code. The practice councils exist in practice only. */
export function councilsOf(mode: Mode): ReadonlyMap<string, Shell['council']> {
  const served = mode === 'practice' ? PRACTICE_AUTHORITIES : AUTHORITIES
  return new Map(served.map(({ code, name }) => [code, { name: `${name} Council`, colour: COLOURS[code] ?? 'teal' }]))
}

/** The page around a page nobody is signed in to. */
export function bareShell(mode: Mode): Shell {
  return { council: { name: 'Children’s services', colour: 'teal' }, nav: [], practice: mode === 'practice' }
}

const COLOURS: Readonly<Record<string, Shell['council']['colour']>> = { '991': 'navy' }

type Place = MenuItem & { readonly isOpenTo: (actor: Actor) => boolean }

const mayFind = (actor: Actor) => actor.seat === 'council' && may(actor, 'child.find')

const mayOperate = (actor: Actor) => actor.seat === 'council' && may(actor, 'index.operate')

const mayLookAtWarnings = (actor: Actor) =>
  actor.seat === 'council' && (may(actor, 'warnings.look') || hasOwnWarnings(actor))

/** A worker has prompts of their own children. */
const hasOwnWarnings = (actor: Actor) => may(actor, 'warning.answer', new Set(['allocated']))

/** Whoever runs the front door or a team has that as their worktray. */
const hasOwnWork = (actor: Actor) =>
  may(actor, 'worktray.look') && !may(actor, 'contact.look') && !may(actor, 'team.look')

/** Whoever chairs conferences, whichever they are. */
const CHAIRS: ReadonlySet<'chairs'> = new Set(['chairs'])

/** The places of the menu, in its order, and who finds them there. Each is served by a room of ROOMS. */
const PLACES: readonly Place[] = [
  { href: '/front-door', text: 'Front door', isOpenTo: (actor) => may(actor, 'contact.look') },
  { href: '/team', text: 'My team', isOpenTo: (actor) => may(actor, 'team.look') },
  { href: '/team/timeliness', text: 'What is late', isOpenTo: (actor) => may(actor, 'team.look') },
  {
    href: '/to-sign',
    text: 'To sign',
    isOpenTo: (actor) => actor.seat === 'council' && may(actor, 'signing.look') && !may(actor, 'team.look'),
  },
  {
    href: '/reviews/break-glass',
    text: 'Opened at night',
    isOpenTo: (actor) => actor.seat === 'council' && may(actor, 'glass.review'),
  },
  {
    href: '/disagreements',
    text: 'Disagreements',
    isOpenTo: (actor) => actor.seat === 'council' && may(actor, 'concern.answer'),
  },
  { href: '/worktray', text: 'My work', isOpenTo: hasOwnWork },
  { href: '/meetings', text: 'Conferences', isOpenTo: (actor) => may(actor, 'conference.record', CHAIRS) },
  { href: '/concerns', text: 'My concerns', isOpenTo: (actor) => may(actor, 'concern.raise') },
  {
    href: '/concerns/notices',
    text: 'Notices',
    isOpenTo: (actor) => actor.seat === 'partner' && may(actor, 'concern.raise'),
  },
  { href: '/concerns/asked', text: 'Asked of us', isOpenTo: (actor) => may(actor, 'sharing.answer') },
  { href: '/concerns/children', text: 'Children I work with', isOpenTo: (actor) => may(actor, 'involvement.write') },
  { href: '/agency/people', text: 'Who works here', isOpenTo: (actor) => may(actor, 'agency.manage') },
  {
    href: '/family-help',
    text: 'Early help',
    isOpenTo: (actor) => actor.seat === 'partner' && may(actor, 'family-help.begin'),
  },
  {
    href: '/supervision',
    text: 'Supervision',
    isOpenTo: (actor) => actor.seat === 'council' && may(actor, 'supervision.look') && !may(actor, 'team.look'),
  },
  { href: '/children/find', text: 'Find a child', isOpenTo: mayFind },
  { href: '/returns', text: 'Returns', isOpenTo: (actor) => actor.seat === 'council' && may(actor, 'return.look') },
  { href: '/agencies', text: 'Agencies', isOpenTo: (actor) => may(actor, 'agency.register') },
  { href: '/settings/timescales', text: 'Timescales', isOpenTo: (actor) => may(actor, 'timescale.set') },
  { href: '/settings/signing', text: 'Who signs', isOpenTo: (actor) => may(actor, 'setting.set') },
  { href: '/warnings', text: 'Warnings', isOpenTo: mayLookAtWarnings },
  { href: '/index/duplicates', text: 'Duplicates', isOpenTo: mayOperate },
  { href: '/index/people', text: 'People', isOpenTo: mayOperate },
  { href: '/index/decisions', text: 'Decisions', isOpenTo: mayOperate },
  { href: '/index/shields', text: 'Shields', isOpenTo: mayOperate },
  { href: '/index/accuracy', text: 'Accuracy', isOpenTo: mayOperate },
]

/** Where this person may go. */
export function menuOf(actor: Actor): readonly MenuItem[] {
  return PLACES.filter(({ isOpenTo }) => isOpenTo(actor))
}

/** Where the search box sends its words, for those who may search. */
export function searchOf(actor: Actor): Shell['search'] {
  if (mayOperate(actor)) return { action: '/index/people' }
  return mayFind(actor) ? { action: '/search' } : undefined
}

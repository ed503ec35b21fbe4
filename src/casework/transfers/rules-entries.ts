import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { codeText } from '../../statute/code-sets.ts'
import type { Plan, PlanStatus } from '../plans/model.ts'
import type { Worry } from '../worries/model.ts'
import type { BeginTransfer, GoOnTransfer, Transfer } from './model.ts'
import { otherName } from './rules.ts'

type Told = {
  readonly recorder: { readonly name: string; readonly jobTitle: string }
  readonly entryId: string
  readonly on: CalendarDay
}

/** What each child's story says of the notice. */
export function entryOfNotice(act: BeginTransfer, told: Told): NewEntry {
  const { direction, otherWorker, temporary, movedOn, reason } = act
  const other = otherName(act.otherAuthority)
  const text = [
    reason,
    movedOn && `Moved on ${inWords(movedOn)}.`,
    temporary && 'For a while only: responsibility does not move.',
    otherWorker && `At ${other}: ${otherWorker}.`,
  ]
  return {
    ...base(act.id, act.childIds, told),
    title: direction === 'out' ? `Notice of a move given to ${other}` : `Notice of a move in, from ${other}`,
    body: paragraphs(text.filter(Boolean).join('\n\n')),
    ...{ happenedOn: act.noticedOn, significant: true },
  }
}

/** What each child's story says of the answer, the hand-over, or that it was a mistake. */
export function entryOfGoingOn(transfer: Transfer, act: GoOnTransfer, told: Told): NewEntry {
  const other = otherName(transfer.otherAuthority)
  const ids = transfer.children.map(({ childId }) => childId)
  const one = { ...base(transfer.id, ids, told), significant: true }
  if (act.does === 'answer') {
    const by = transfer.direction === 'out' ? `${other} (${act.answeredBy})` : 'us'
    const title = act.answer === 'accepted' ? `The move is accepted by ${by}` : `The move is refused by ${by}`
    return { ...one, title, body: paragraphs(act.reason), happenedOn: act.answeredOn }
  }
  if (act.does === 'withdraw') {
    return { ...one, title: 'Notice of a move withdrawn', body: paragraphs(act.why), happenedOn: told.on }
  }
  const [to, from] = transfer.direction === 'out' ? [`${other} is`, 'us'] : ['we are', other]
  const body = transfer.temporary
    ? 'They moved for a while only: responsibility stays where it was.'
    : `From this day on ${to} responsible, and no longer ${from}.`
  return { ...one, title: 'Handed over', body: paragraphs(body), happenedOn: act.completedOn }
}

/** What is known of one child who moves, as far as the other authority needs it first. */
export type Known = {
  readonly name: string
  readonly status: Pick<PlanStatus, 'kind' | 'category' | 'fromOn'> | undefined
  readonly plan: Pick<Plan, 'whyInvolved' | 'weWant' | 'contingency'> | undefined
  readonly worries: readonly Pick<Worry, 'title' | 'statement'>[]
}

/**
 * A first hand-over in words, out of what the record has, for whoever gives notice to put right and add to. What is true
 * of brothers and sisters alike is said once.
 */
export function summaryOf(children: readonly Known[]): string {
  const said = new Set<string>()
  const once = (line: string) => !said.has(line) && said.add(line)
  const parts = children.map((child) => {
    const lines = [...statusLine(child), ...linesOf(child).filter(once)]
    return lines.length > 0 ? [child.name, ...lines].join('\n') : ''
  })
  return parts.filter(Boolean).join('\n\n')
}

function statusLine({ status }: Known): readonly string[] {
  return status ? [`${statusInWords(status)} since ${inWords(status.fromOn)}.`] : []
}

function linesOf({ plan, worries }: Known): readonly string[] {
  return [
    ...(plan?.whyInvolved ? [`Why we are involved: ${plan.whyInvolved}`] : []),
    ...(plan?.weWant ? [`What we want: ${plan.weWant}`] : []),
    ...worries.map(({ title, statement }) => `Worry: ${title === statement ? title : `${title}: ${statement}`}`),
    ...(plan?.contingency ? [`If it does not work: ${plan.contingency}`] : []),
  ]
}

const KINDS = {
  'family-help': 'Family help plan',
  'child-in-need': 'Child in need plan',
  care: 'Looked after',
  pathway: 'Pathway plan',
} as const

function statusInWords({ kind, category }: Pick<PlanStatus, 'kind' | 'category'>): string {
  if (kind !== 'child-protection') return KINDS[kind]
  return `Child protection plan (${codeText('category-of-abuse', category ?? '').toLowerCase()})`
}

function base(id: string, childIds: readonly string[], { recorder, entryId }: Told) {
  return {
    ...{ id: entryId, kind: 'fact' as const, saidBy: recorder.name, saidByRole: recorder.jobTitle },
    ...{ step: { kind: 'transfer' as const, id }, about: childIds.map((personId) => ({ personId })) },
  }
}

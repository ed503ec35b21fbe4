import { KIND_WORDS } from '../../casework/meetings/model.ts'
import type { Plan, PlanAction, PlanOutcome } from '../../casework/plans/model.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import { displayName } from '../../people/model.ts'
import { statusWords } from '../child-page/rules.ts'
import type { Block, ChildFacts, ReportFacts, Section } from './model.ts'
import { from, planPath, section, written } from './rules-blocks.ts'
import { WORDS } from './rules-words.ts'

const { columns, ask, missing } = WORDS

/** Why we are involved and what we want, as the plan says. */
export function whyAndWantSections(facts: ReportFacts, of: ChildFacts): readonly Section[] {
  return [section('why', [planText(facts, of, 'whyInvolved')]), section('want', [planText(facts, of, 'weWant')])]
}

/** What happens if things do not get better. */
export function contingencySection(facts: ReportFacts, of: ChildFacts): Section {
  return section('contingency', [planText(facts, of, 'contingency')])
}

/** What should change for the child, and whether it has. */
export function outcomesSection(facts: ReportFacts, { child, plan }: ChildFacts): Section {
  const source = from('plan', planPath(facts, child.id), plan?.madeOn)
  const blocks = (plan?.needs ?? []).map(
    ({ id, statement, outcomes }): Block => ({
      ...{ key: `need:${id}`, source, type: 'table', columns: [statement, ...columns.outcomes.slice(1)] },
      rows: outcomes.map((outcome) => [outcome.statement, day(outcome.byOn), changed(outcome)]),
    }),
  )
  const none: Block = { key: `outcomes:${child.id}`, source, type: 'missing', text: missing.outcomes, ask: ask.plan }
  return section('outcomes', blocks, none)
}

/** Who does what by when, and what was done. */
export function actionsSection(facts: ReportFacts, { child, plan }: ChildFacts): Section {
  const rows = actionsOf(plan).map(({ what, ownerName, byOn, state, doneOn }) => [
    ...[what, ownerName, inWords(byOn)],
    state === 'stopped' ? WORDS.stopped : doneOn ? inWords(doneOn) : WORDS.notYet,
  ])
  return section('actions', ...actionTable(facts, { child, plan }, columns.actions, rows))
}

/** What was agreed with the family: what is open for them and for us to do. What others do is not theirs to be told by us. */
export function agreedSection(facts: ReportFacts, of: ChildFacts): Section {
  const open = openActions(of).filter((action) => isOursOrTheirs(facts, of, action))
  const rows = open.map(({ what, ownerName, byOn }) => [what, ownerName, inWords(byOn)])
  return section('agreed', ...actionTable(facts, of, columns.actions.slice(0, 3), rows))
}

/** What a letter to the family leaves out of the plan, for its writer to see: what police and other agencies do, and who. */
export function leftOutOfLetter(facts: ReportFacts): readonly string[] {
  const left = facts.children.flatMap((of) =>
    openActions(of)
      .filter((action) => !isOursOrTheirs(facts, of, action))
      .map(({ what, ownerName }) => `${what} (${ownerName})`),
  )
  return [...new Set(left)]
}

function openActions({ plan }: ChildFacts): readonly PlanAction[] {
  return actionsOf(plan).filter(({ state }) => state === 'open')
}

/** Whether it is for the family or for the council’s own workers to do. */
function isOursOrTheirs(
  { ourWorkers }: ReportFacts,
  { child, family, holders }: ChildFacts,
  { ownerName, ownerUser }: PlanAction,
): boolean {
  if (ownerUser !== null) return ourWorkers.has(ownerUser)
  const names = [child, ...family.relatives.map(({ person }) => person)].map(displayName)
  return [...names, ...holders.flatMap(({ name }) => name ?? [])].includes(ownerName)
}

/** Everything that is to be done in a plan. */
export function actionsOf(plan: Plan | null): readonly PlanAction[] {
  return (plan?.needs ?? []).flatMap(({ outcomes }) => outcomes.flatMap(({ actions }) => actions))
}

/** What the plan was in law, from and to. */
export function statusesSection(_: ReportFacts, { child, statuses }: ChildFacts): Section {
  const source = from('plan', `/children/${child.id}/plan`)
  const key = `statuses:${child.id}`
  const rows = statuses.map((status) => [statusWords(status), inWords(status.fromOn), day(status.toOn)])
  const none: Block = { key, source, type: 'paragraph', text: missing.statuses }
  return section(
    'statuses',
    rows.length > 0 ? [{ key, source, type: 'table', columns: columns.statuses, rows }] : [],
    none,
  )
}

/** What each review found. */
export function reviewsSection(_: ReportFacts, { child, reviews }: ChildFacts): Section {
  return section(
    'reviews',
    reviews.map(({ id, heldOn, outcome, reason }) => ({
      ...{ key: `review:${id}`, source: from('review', `/children/${child.id}/plan/history`, heldOn) },
      ...{ type: 'paragraph', text: `${inWords(heldOn)}: ${WORDS.outcomesOfReview[outcome]}. ${reason}` },
    })),
  )
}

/** The meetings that are planned. */
export function datesSection({ meetings, children: [first], mayWrite }: ReportFacts): Section {
  const childId = first?.child.id
  const none: Block = {
    ...{ key: 'meetings', type: 'missing', text: missing.dates, ask: ask.meeting },
    source: from('dates', `/children/${childId}/${mayWrite ? 'meetings/new' : 'dates'}`),
  }
  return section(
    'dates',
    meetings.map(({ id, kind, plannedFor, plannedTime, place }) => ({
      ...{ key: `meeting:${id}`, source: from('meeting', `/meetings/${id}`), type: 'paragraph' },
      text: `${[day(plannedFor), plannedTime].filter(Boolean).join(', ')}: ${KIND_WORDS[kind]}${place ? `, ${place}` : ''}`,
    })),
    none,
  )
}

/** Who holds the child, and how to ring them. */
export function ringSection(_: ReportFacts, { child, holders }: ChildFacts): Section {
  const source = from('holders', `/children/${child.id}`)
  const key = `holders:${child.id}`
  const rows = holders.map(({ role, name, teamName, phone }) => [
    ...[name ?? WORDS.notYet, WORDS.roles[role] ?? role, teamName ?? '', phone ?? WORDS.unknown],
  ])
  const none: Block = { key, source, type: 'missing', text: missing.holders, ask: ask.look }
  return section('ring', rows.length > 0 ? [{ key, source, type: 'table', columns: columns.ring, rows }] : [], none)
}

function actionTable(
  facts: ReportFacts,
  { child, plan }: Pick<ChildFacts, 'child' | 'plan'>,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly [readonly Block[], Block] {
  const always = { key: `actions:${child.id}`, source: from('plan', planPath(facts, child.id), plan?.madeOn) }
  const none: Block = { ...always, type: 'missing', text: missing.actions, ask: ask.plan }
  return [rows.length > 0 ? [{ ...always, type: 'table', columns: heads, rows }] : [], none]
}

function planText(
  facts: ReportFacts,
  { child, plan }: ChildFacts,
  field: 'whyInvolved' | 'weWant' | 'contingency',
): Block {
  const source = from('plan', planPath(facts, child.id), plan?.madeOn)
  const none = { text: plan ? missing.planField : missing.plan, ask: ask.plan }
  return written(`plan:${child.id}:${field}`, source, plan?.[field], none)
}

function changed({ changed, achievedOn }: PlanOutcome): string {
  return [achievedOn ? `Achieved ${inWords(achievedOn)}` : null, changed].filter(Boolean).join('. ') || WORDS.notYet
}

function day(on: PlanOutcome['byOn']): string {
  return on ? inWords(on) : ''
}

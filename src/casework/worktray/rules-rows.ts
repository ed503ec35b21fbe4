import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { currentName, displayName, isUnborn, type ListedPerson } from '../../people/model.ts'
import { dueState } from '../dues/rules.ts'
import type { Choice, Group, PlanShown, TrayFacts, TrayItem, TrayRow } from './model.ts'

/** Lines of what is pressing that a page shows before it says how many more there are; of the steady ones fewer. */
const MOST_LINES: Readonly<Record<Group | 'other', number>> = { today: 60, 'this-week': 60, steady: 10, other: 60 }

/** A part of the list with its heading: a group by what matters, or the whole list where another order was chosen. */
export type Part = {
  readonly group: Group | 'other'
  readonly rows: readonly TrayRow[]
  /** Lines that are not shown unless all are asked for. */
  readonly more: number
  /** Children in the whole part. */
  readonly children: number
}

/** The list as it is asked for: those chosen, in the order chosen, in parts, brothers and sisters on one line. */
export function partsOf(items: readonly TrayItem[], choice: Choice, today: CalendarDay): readonly Part[] {
  const shown = items.filter((item) => isChosen(item, choice, today))
  if (choice.order !== 'matters') return asParts('other', inOrder(shown, choice.order), choice)
  return (['today', 'this-week', 'steady'] as const).flatMap((group) =>
    asParts(
      group,
      shown.filter((item) => item.group === group),
      choice,
    ),
  )
}

/**
 * Brothers and sisters with the same step, the same clock and the same worries stand on one line, where the first of
 * them stood; what is said of one of them alone begins with the name.
 */
export function rowsOf(items: readonly TrayItem[]): readonly TrayRow[] {
  const lines = Map.groupBy(items, keyOfLine)
  return [...lines.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    return [{ items: [first, ...others] as const, why: whyTogether([first, ...others]) }]
  })
}

/** "Poppy and Wren Askew": given names together where the family name is one. */
export function namesTogether(children: readonly ListedPerson[]): string {
  const names = children.map((child) => (isUnborn(child) ? undefined : currentName(child.names)))
  const family = names[0]?.family
  const given = names.flatMap((name) => (name?.given && name.family === family ? [name.given] : []))
  if (!family || given.length < children.length) return inOneBreath(children.map(displayName))
  return `${inOneBreath(given)} ${family}`
}

/** "Poppy, Wren and Sam". */
export function inOneBreath(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

function asParts(group: Part['group'], items: readonly TrayItem[], { all }: Choice): readonly Part[] {
  const rows = rowsOf(items)
  if (rows.length === 0) return []
  const shown = all ? rows : rows.slice(0, MOST_LINES[group])
  return [{ group, rows: shown, more: rows.length - shown.length, children: items.length }]
}

function isChosen({ facts, due }: TrayItem, choice: Choice, today: CalendarDay): boolean {
  const isLate = due !== null && dueState({ ...due, doneOn: null, notNeeded: null }, today) === 'late'
  return (
    (choice.plan === null || planShown(facts) === choice.plan) &&
    (!choice.late || isLate) &&
    (choice.workerId === null || facts.workerId === choice.workerId)
  )
}

function planShown({ status }: TrayFacts): PlanShown {
  if (status === null) return 'none'
  return status.kind === 'family-help' || status.kind === 'pathway' ? 'other' : status.kind
}

function inOrder(items: readonly TrayItem[], order: Exclude<Choice['order'], 'matters'>): readonly TrayItem[] {
  const words = {
    due: ({ due }: TrayItem) => due?.dueBy ?? '9999',
    name: ({ facts }: TrayItem) => familyFirst(facts.child),
    worker: ({ facts }: TrayItem) => facts.worker ?? '',
  }[order]
  const keyed = items.map((item) => ({ item, key: words(item) }))
  return keyed
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ item }) => item)
}

function familyFirst(child: ListedPerson): string {
  const name = currentName(child.names)
  return name ? `${name.family} ${name.given}` : displayName(child)
}

function keyOfLine({ facts, group, due, next }: TrayItem): string {
  const { child, familyId, status, worker, coveredFor, worries, missingSince, protectedBy } = facts
  if (familyId === null) return child.id
  // What a rule found of one of them does not part them: it is said with the name.
  const feared = worries
    .filter(({ kind }) => kind !== 'pattern-prompt')
    .map(({ title, kind, trend, isNew }) => [title, kind, trend, isNew])
  const step = [familyId, group, due?.rule, due?.dueBy, next.text, missingSince, protectedBy]
  return JSON.stringify([...step, status?.kind, status?.category, worker, coveredFor, feared])
}

function whyTogether(items: readonly TrayItem[]): readonly string[] {
  const [first, ...others] = items
  if (!first || others.length === 0) return first?.why ?? []
  const all = [...new Set(items.flatMap(({ why }) => why))]
  return all.map((reason) => {
    const of = items.filter(({ why }) => why.includes(reason))
    return of.length === items.length
      ? reason
      : `${inOneBreath(of.map(({ facts }) => calledBriefly(facts.child)))}: ${reason}`
  })
}

function calledBriefly(child: ListedPerson): string {
  return currentName(child.names)?.given || displayName(child)
}

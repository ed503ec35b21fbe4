import { ageOn, type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Clock, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { Worktray } from '../../commands.ts'
import type { Group, TrayFacts, TrayItem } from '../../model.ts'
import { CONTENT, EMPTY, GROUP_HINTS, GROUPS, TITLES } from './content.ts'
import { Glance } from './view-glance.tsx'
import type { TrayShown } from './view-shown.ts'

/** A list of children by what matters, and one's work at a glance. */
export function worktrayView(shown: TrayShown): string {
  const { tray, shell } = shown
  const title = TITLES[tray.kind]
  const order = tray.kind === 'team' ? CONTENT.orderOfTeam : CONTENT.order
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <WorkAndHelp
          work={
            <>
              <HeadingLine heading={title} remark={`${howMany(tray)} · ${order}`} />
              {tray.items.length < tray.total ? <InsetText>{leftOff(tray)}</InsetText> : null}
              {tray.items.length === 0 ? <p>{EMPTY[tray.kind]}</p> : <List shown={shown} />}
            </>
          }
          help={<Glance shown={shown} />}
          label={CONTENT.help}
        />
      </Wrap>
    ),
  })
}

function List({ shown: { tray, now } }: { shown: TrayShown }) {
  const groups = (['today', 'this-week', 'steady'] as const satisfies readonly Group[]).flatMap((group) => {
    const items = tray.items.filter((item) => item.group === group)
    const heading = (
      <>
        {GROUPS[group]} <Small>{`${children(items.length)}: ${GROUP_HINTS[group]}`}</Small>
      </>
    )
    return items.length > 0 ? [{ heading, rows: items.map((item) => rowOf(item, tray, now.day)) }] : []
  })
  return (
    <Table
      caption="Children, sorted by what matters"
      captionSize="hidden"
      columns={[
        { head: CONTENT.child, width: 25 },
        { head: CONTENT.why },
        { head: CONTENT.clock, width: 15 },
        { head: CONTENT.next, width: 20 },
      ]}
      groups={groups}
    />
  )
}

function rowOf({ facts, why, due, next }: TrayItem, { kind }: Worktray, today: CalendarDay) {
  const { child, worker } = facts
  const clock = due && { ...due, doneOn: null, notNeeded: null }
  const [first, ...rest] = why
  return [
    <>
      <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {shortAge(child, today)}
      <br />
      <Small>
        {statusOf(facts)}
        {kind === 'team' ? ` · ${worker ?? 'not allocated'}` : null}
      </Small>
    </>,
    <>
      {first ? <strong>{first}</strong> : 'Nothing is due and nothing is new.'} {rest.join(' ')}
    </>,
    clock ? <Clock words={dueInWords(clock, today)} state={clockLook(clock, today)} /> : <Small>none</Small>,
    <Link href={next.path} hidden={`for ${displayName(child)}`}>
      {next.text}
    </Link>,
  ]
}

/** Years alone from two on: in a list the row must stay short. */
function shortAge(child: KnownPerson, today: CalendarDay): string {
  const years = child.birthDate && !child.diedOn ? ageOn(child.birthDate, today).years : 0
  return years >= 2 ? `${years}` : ageInWords(child, today)
}

function statusOf({ status, openedOn }: TrayFacts): string {
  if (status === null) return openedOn ? `Open since ${inWords(openedOn)}` : 'Not open'
  if (status.kind === 'child-protection') {
    return `CP plan: ${codeText('category-of-abuse', status.category ?? '').toLowerCase()}`
  }
  const words = {
    'child-in-need': 'Child in need',
    care: 'Looked after',
    pathway: 'Pathway plan',
    'family-help': 'Family help',
  }
  return `${words[status.kind]} since ${inWords(status.fromOn)}`
}

function howMany({ items, total }: Worktray): string {
  return items.length < total ? `${items.length} of ${children(total)}` : children(total)
}

function leftOff({ items, total }: Worktray): string {
  return `Only ${items.length} of ${children(total)} are listed here: those whose clocks are nearest. Find the others by name.`
}

function children(count: number): string {
  return count === 1 ? '1 child' : `${count} children`
}

import { HeadingLine, Tabs, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import type { Worktray } from '../../commands.ts'
import { partsOf } from '../../rules-rows.ts'
import { CONTENT, children, EMPTY, TABS, TITLES, teamCovered } from './content.ts'
import { addressOf } from './form.ts'
import { ChoiceForm, whatIsChosen } from './view-choice.tsx'
import { Glance } from './view-glance.tsx'
import { List } from './view-list.tsx'
import type { TrayShown } from './view-shown.ts'

/** A list of children by what matters, and one's work at a glance. */
export function worktrayView(shown: TrayShown): string {
  const { tray, shell, choice } = shown
  const title = tray.team && tray.team.insteadOf !== null ? teamCovered(tray.team.name) : TITLES[tray.kind]
  return page({
    title,
    shell,
    children: (
      <>
        <Lists tray={tray} />
        <Wrap>
          <WorkAndHelp
            work={
              <>
                <HeadingLine heading={title} remark={`${howMany(tray)} · ${whatIsChosen(tray.kind, choice)}`} />
                {tray.items.length < tray.total ? <InsetText>{leftOff(tray)}</InsetText> : null}
                {tray.items.length === 0 ? <p>{EMPTY[tray.kind]}</p> : <Work shown={shown} />}
              </>
            }
            help={<Glance shown={shown} />}
            label={CONTENT.help}
          />
        </Wrap>
      </>
    ),
  })
}

function Lists({ tray }: { tray: Worktray }) {
  const covered = tray.teams.filter(({ insteadOf }) => insteadOf !== null)
  const isCovered = covered.some(({ teamId }) => teamId === tray.team?.teamId)
  const items = [
    ...tray.kinds.map((kind) => ({
      href: kind === 'team' ? '/team' : `/worktray?tray=${kind}`,
      text: TABS[kind],
      current: kind === tray.kind && !isCovered,
    })),
    ...covered.map(({ teamId, name, insteadOf }) => ({
      href: `/team?team=${teamId}`,
      text: `${name} (${CONTENT.coveredFor} ${insteadOf})`,
      current: teamId === tray.team?.teamId,
    })),
  ]
  return items.length > 1 ? <Tabs label={CONTENT.lists} items={items} /> : null
}

function Work({ shown }: { shown: TrayShown }) {
  const { tray, choice, now } = shown
  const parts = partsOf(tray.items, choice, now.day)
  const everything = addressOf(tray, { ...choice, plan: null, late: false, workerId: null })
  return (
    <>
      <ChoiceForm shown={shown} />
      {parts.length === 0 ? (
        <p>
          {CONTENT.noneChosen} <Link href={everything}>{CONTENT.showEverything}</Link>
        </p>
      ) : (
        <List shown={shown} parts={parts} />
      )}
      {parts
        .filter(({ more }) => more > 0)
        .map(({ group, more }) => (
          <p>
            <Link href={addressOf(tray, { ...choice, all: true })}>{CONTENT.more(more, group)}</Link>
          </p>
        ))}
    </>
  )
}

function howMany({ items, total }: Worktray): string {
  const families = new Set(items.map(({ facts }) => facts.familyId ?? facts.child.id)).size
  if (items.length < total) return `${items.length} of ${children(total)}`
  return families < items.length
    ? `${children(total)} in ${families === 1 ? '1 family' : `${families} families`}`
    : children(total)
}

function leftOff({ items, total }: Worktray): string {
  return `Only ${items.length} of ${children(total)} are listed here: those whose clocks are nearest. Find the others by name.`
}

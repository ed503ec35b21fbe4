import type { Moment } from '../../../../kernel/moment.ts'
import type { Kin } from '../../../../people/genogram/model.ts'
import { genogramOf } from '../../../../people/genogram/rules-drawing.ts'
import { stepsAmong } from '../../../../people/genogram/rules-steps.ts'
import { familyInWords } from '../../../../people/genogram/rules-words.ts'
import { wasMistaken } from '../../../../people/identity/rules.ts'
import { ageInWords, displayName, type Relationship } from '../../../../people/model.ts'
import { periodInWords } from '../../../../people/pages/content.ts'
import { GenogramDrawing } from '../../../../people/pages/genogram-drawing.tsx'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import type { FamilySeen } from '../../model.ts'
import { CONTENT, KEY, TIE_BETWEEN } from './content.ts'

/** Per cent of the drawing's own size. */
export const ZOOMS = [50, 75, 100, 150, 200] as const

/** What a drawing that nobody asked another size of may take of a screen of 1366 by 768. */
const ROOM = { width: 1280, height: 460 }

type Shown = {
  readonly seen: FamilySeen
  /** Of the drawing's own size, in per cent; undefined: as large as it fits. */
  readonly zoom: (typeof ZOOMS)[number] | undefined
  readonly now: Moment
  readonly shell: Shell
}

/** The whole family: drawn, in words, tie by tie, and person by person with what may be done. */
export function genogramView({ seen, zoom, now, shell }: Shown): string {
  const { child } = seen.family
  const title = `${CONTENT.title}: ${displayName(child)}`
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="people" />
        <HeadingLine heading={title} remark={ageInWords(child, now.day)} />
        <Drawing seen={seen} zoom={zoom} now={now} />
        <Panel heading={CONTENT.words} id="words">
          <Rows items={familyInWords(seen.kinship, now.day)} />
        </Panel>
        <People seen={seen} now={now} />
        <Ties seen={seen} />
      </Wrap>
    ),
  })
}

function Drawing({ seen, zoom: asked, now }: Omit<Shown, 'shell'>) {
  const { kinship, family } = seen
  const path = `/children/${family.child.id}/genogram`
  const drawing = genogramOf(kinship, now.day)
  const fits = (one: number) => drawing.width * one <= ROOM.width * 100 && drawing.height * one <= ROOM.height * 100
  const zoom = asked ?? ZOOMS.findLast((one) => one <= 100 || fits(one)) ?? 100
  return (
    <div class="ics-genogram">
      <p class="ics-genogram-tools">
        <span>{CONTENT.zoom}: </span>
        {ZOOMS.map((one) =>
          one === zoom ? (
            <strong>{one}%</strong>
          ) : (
            <Link href={`${path}?zoom=${one}`} hidden="of its size">{`${one}%`}</Link>
          ),
        )}
        <Link href={`${path}.svg`}>{CONTENT.download}</Link> <span>{CONTENT.printing}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section class="ics-scroll ics-genogram-room" tabIndex={0} aria-label={CONTENT.drawing}>
        <GenogramDrawing
          drawing={drawing}
          words={familyInWords(kinship, now.day)}
          linkOf={(id) => (seen.mayOpen.has(id) ? `/people/${id}?child=${family.child.id}` : undefined)}
          steps={stepsAmong(drawing.figures, kinship)}
          zoom={zoom / 100}
        />
      </section>
      <p class="ics-small ics-genogram-keys">{CONTENT.keys}</p>
      <Details summary={CONTENT.key}>
        <Rows items={KEY} />
      </Details>
    </div>
  )
}

function People({ seen: { kinship, family, mayEdit, mayOpen }, now }: Omit<Shown, 'shell' | 'zoom'>) {
  const { child } = family
  const add = (one: Kin) => (
    <Link href={`/children/${child.id}/people?of=${one.id}#add`} hidden={`to ${displayName(one.person)}`}>
      {CONTENT.add}
    </Link>
  )
  return (
    <Panel heading={CONTENT.people} id="everyone">
      <Table
        caption={CONTENT.people}
        captionSize="hidden"
        columns={[
          { head: 'Name' },
          { head: 'To the child' },
          { head: 'Age' },
          { head: 'At home' },
          ...(mayEdit ? [{ head: 'Add' }] : []),
        ]}
        rows={kinship.kin.map((one) => [
          mayOpen.has(one.id) ? (
            <Link href={`/people/${one.id}?child=${child.id}`}>{displayName(one.person)}</Link>
          ) : (
            displayName(one.person)
          ),
          [one.isChild ? 'This child' : one.words, one.isRisk ? 'may be a risk' : null].filter(Boolean).join(', '),
          ageInWords(one.person, now.day),
          one.isHome ? (one.partTime ?? 'Yes') : 'No',
          ...(mayEdit ? [mayOpen.has(one.id) ? add(one) : null] : []),
        ])}
      />
    </Panel>
  )
}

function Ties({ seen: { ties, kinship, mayEdit } }: Pick<Shown, 'seen'>) {
  const name = (id: string) => {
    const one = kinship.kin.find((kin) => kin.id === id)
    return one ? displayName(one.person) : undefined
  }
  const shown = ties.filter((tie) => !wasMistaken(tie) && name(tie.personId) && name(tie.otherId))
  const change = (tie: Relationship) =>
    tie.toOn === null ? (
      <Link
        href={`/people/${tie.personId}/ties/${tie.id}`}
        hidden={`what ${name(tie.otherId)} is to ${name(tie.personId)}`}
      >
        {CONTENT.change}
      </Link>
    ) : (
      'ended'
    )
  return (
    <Panel heading={CONTENT.ties} id="ties">
      {shown.length === 0 ? <p>{CONTENT.noTies}</p> : null}
      {shown.length > 0 ? (
        <Table
          caption={CONTENT.ties}
          captionSize="hidden"
          columns={[
            { head: 'Who' },
            { head: 'Is' },
            { head: 'To whom' },
            { head: 'From and to' },
            ...(mayEdit ? [{ head: 'Change' }] : []),
          ]}
          rows={shown.map((tie) => [
            name(tie.otherId),
            [TIE_BETWEEN[tie.kind], tie.words ? `“${tie.words}”` : null].filter(Boolean).join(', '),
            name(tie.personId),
            periodInWords(tie),
            ...(mayEdit ? [change(tie)] : []),
          ])}
        />
      ) : null}
    </Panel>
  )
}

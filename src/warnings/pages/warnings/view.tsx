import { inWords } from '../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Details, Link } from '../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../platform/govuk/layout.tsx'
import { Rows, Small } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import type { Warnings } from '../../commands-answering.ts'
import type { Rule, Usefulness } from '../../model.ts'
import { isForRetirement } from '../../rules-prompts.ts'
import { RULES, saysInWords } from '../../rules-published.ts'
import { CONTENT } from './content.ts'

type Shown = { readonly warnings: Warnings; readonly people: ReadonlyMap<string, KnownPerson> }

/** What waits for the reader, then every rule in words; with what came of it, where the reader may know. */
export function warningsView({ warnings: { mine, usefulness }, people }: Shown, shell: Shell): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <h2 class="govuk-heading-m">{CONTENT.mine}</h2>
        {mine.length === 0 ? <p>{CONTENT.noneMine}</p> : <Mine mine={mine} people={people} />}
        <h2 class="govuk-heading-m">{CONTENT.rules}</h2>
        {usefulness === null ? <Described /> : <Counted usefulness={usefulness} />}
      </Wrap>
    ),
  })
}

function Mine({ mine, people }: { mine: Warnings['mine']; people: Shown['people'] }) {
  return (
    <Rows
      items={mine.map(({ id, title, childId, childAsKnown, noticedOn }) => {
        const child = people.get(childId ?? '')
        return (
          <>
            <Link href={`/prompts/${id}`}>
              {title}: {child ? displayName(child) : (childAsKnown ?? CONTENT.notHere)}
            </Link>{' '}
            <Small>{inWords(noticedOn)}</Small>
          </>
        )
      })}
    />
  )
}

function Described() {
  return (
    <>
      <Rows items={RULES.map((rule) => <InWords rule={rule} />)} />
      <p>
        <Small>{CONTENT.restricted}</Small>
      </p>
    </>
  )
}

function InWords({ rule }: { rule: Rule }) {
  const { title, number, version, silentIf, contest } = rule
  return (
    <>
      {title} <Small>{CONTENT.version(number, version)}</Small>
      <Details summary={`${CONTENT.how}: ${title.toLowerCase()}`}>
        <p>{saysInWords(rule)}</p>
        <p>
          {CONTENT.silentIf} {silentIf}
        </p>
        <p>
          {CONTENT.contest} {contest}
        </p>
      </Details>
    </>
  )
}

const NOTHING = { fired: 0, actedOn: 0, dismissed: 0, waiting: 0 }

function Counted({ usefulness }: { usefulness: readonly Usefulness[] }) {
  const { rule, fired, acted, dismissed, waiting } = CONTENT.columns
  const counts = { width: 10, numeric: true } as const
  return (
    <Table
      caption={CONTENT.rules}
      captionSize="hidden"
      columns={[
        { head: rule },
        { head: fired, ...counts },
        { head: acted, ...counts },
        { head: dismissed, ...counts },
        { head: waiting, ...counts },
      ]}
      rows={RULES.map((one) => {
        const so = usefulness.find((came) => came.rule === one.id && came.ruleVersion === one.version)
        const count = { ...NOTHING, ...so }
        return [
          <>
            <InWords rule={one} />
            {so && isForRetirement(so) ? <strong>{CONTENT.retire}</strong> : null}
          </>,
          count.fired,
          count.actedOn,
          count.dismissed,
          count.waiting,
        ]
      })}
    />
  )
}

import { inWords } from '../../../../kernel/calendar-day.ts'
import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { londonDayOf } from '../../../../kernel/instant.ts'
import { IndexNumber } from '../../../../platform/govuk/arrangement.tsx'
import { Tag } from '../../../../platform/govuk/content.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { Side } from '../../../contract-desk.ts'
import { strengthOf } from '../../../matching/words/rules.ts'
import { authoritiesInWords } from '../content.ts'
import { COMPARISON, FIELDS, VERDICTS } from './content.ts'
import { comparisonOf, type Line, type Row, type Weights } from './rules.ts'

type ComparisonProps = { readonly sides: readonly [Side, Side]; readonly weights: Weights | null }

/** Two children side by side, differences marked; with what each field says, where the pair was weighed. */
export function Comparison({ sides, weights }: ComparisonProps) {
  const rows = comparisonOf(sides, weights ?? { reasons: [], objections: [] })
  const says = (
    <>
      {COMPARISON.says}
      <br />
      <Small>{COMPARISON.saysHint}</Small>
    </>
  )
  return (
    <Table
      caption={COMPARISON.caption}
      captionSize="hidden"
      columns={[
        { head: <span class="govuk-visually-hidden">{COMPARISON.field}</span>, width: 10 },
        ...sides.map((side, at) => ({ head: <SideHead side={side} />, label: shortNames(sides)[at] })),
        ...(weights ? [{ head: says, label: COMPARISON.says, width: 30 as const }] : []),
      ]}
      rows={rows.map((row) => [
        FIELDS[row.field],
        <Lines lines={row.lines[0]} />,
        <Lines lines={row.lines[1]} />,
        ...(weights ? [<Says row={row} />] : []),
      ])}
    />
  )
}

/** On a phone each value says whose it is: the authority, or the number where both are of one. */
function shortNames(sides: readonly [Side, Side]): readonly string[] {
  const names = sides.map(({ assertions }) => authoritiesInWords([...new Set(assertions.map((one) => one.authority))]))
  return names[0] === names[1] ? sides.map(({ number }) => formatIndexNumber(number)) : names
}

function SideHead({ side }: { side: Side }) {
  const { number, assertions, since, lastHeardAt, responsibleAuthority } = side
  const authorities = [...new Set(assertions.map(({ authority }) => authority))]
  const responsible = responsibleAuthority ? `${authorityName(responsibleAuthority)} responsible.` : ''
  return (
    <>
      <IndexNumber>{formatIndexNumber(number)}</IndexNumber>
      <br />
      <Small>
        {authoritiesInWords(authorities)}, since {inWords(londonDayOf(since))}. Last heard{' '}
        {inWords(londonDayOf(lastHeardAt))}. {responsible}
      </Small>
    </>
  )
}

function Lines({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return <Small>{COMPARISON.notHeld}</Small>
  return (
    <>
      {lines.map(({ pieces, remark }, at) => (
        <>
          {at > 0 ? <br /> : null}
          <bdi>{pieces.map(({ text, differs }) => (differs ? <mark>{text}</mark> : text))}</bdi>
          {remark ? <Small> {remark}</Small> : null}
        </>
      ))}
    </>
  )
}

function Says({ row }: { row: Row }) {
  const { side, word } = strengthOf(row.weight)
  const { text, colour } = VERDICTS[side]
  return (
    <>
      <Tag colour={colour}>{text}</Tag> {side === 'neither' ? null : <strong>{word}</strong>}
      {row.reasons.length > 0 ? (
        <>
          <br />
          <Small>{row.reasons.join('. ')}</Small>
        </>
      ) : null}
      {row.objections.map((words) => (
        <>
          <br />
          <Small>
            <strong>{COMPARISON.lookClosely}</strong> {words}
          </Small>
        </>
      ))}
    </>
  )
}

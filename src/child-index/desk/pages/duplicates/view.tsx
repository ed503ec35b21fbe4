import { counted } from '../../../../kernel/counted.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { Duplicate, DuplicatesPage } from '../../../contract-desk.ts'
import { authoritiesInWords, DUPLICATE_STATES, LIKELIHOODS, nameInWords, waitInWords, whoInWords } from '../content.ts'
import { likelihoodOf } from '../rules.ts'
import { Paging } from '../view.tsx'
import { CONTENT } from './content.ts'

type QueueView = DuplicatesPage & {
  readonly shell: Shell
  readonly now: Moment
  readonly isFirst: boolean
  /** There may be more after these. */
  readonly isFull: boolean
}

/** The queue: each pair with both children in short, a page at a time. */
export function duplicatesView(view: QueueView): string {
  const { duplicates, total, shell } = view
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine
          heading={CONTENT.title}
          remark={total > 0 ? `${counted(total, 'pair')}. ${CONTENT.order}` : null}
        />
        <WorkAndHelp
          label={CONTENT.helpHeading}
          work={
            <>
              {duplicates.length > 0 ? <Pairs {...view} /> : <p>{view.isFirst ? CONTENT.none : CONTENT.noMore}</p>}
              <Paging {...view} path="/index/duplicates" shown={duplicates} words={CONTENT} />
            </>
          }
          help={
            <Panel heading={CONTENT.helpHeading} id="help">
              <Rows items={CONTENT.help} />
            </Panel>
          }
        />
      </Wrap>
    ),
  })
}

function Pairs({ duplicates, now }: Pick<QueueView, 'duplicates' | 'now'>) {
  const { pair, likely, known, since, state } = CONTENT.columns
  return (
    <Table
      caption={`${CONTENT.title}. ${CONTENT.order}`}
      captionSize="hidden"
      columns={[{ head: pair, width: 40 }, { head: likely }, { head: known }, { head: since }, { head: state }]}
      rows={duplicates.map((duplicate) => [
        <PairCell duplicate={duplicate} />,
        LIKELIHOODS[likelihoodOf(duplicate)],
        authoritiesInWords(duplicate.authorities),
        waitInWords(duplicate.since, now),
        <Tag colour={TAGS[duplicate.state]}>{DUPLICATE_STATES[duplicate.state]}</Tag>,
      ])}
    />
  )
}

const TAGS = { waiting: 'now', asked: 'blue', proposed: 'purple', settled: 'grey' } as const

function PairCell({ duplicate: { id, one, other } }: { duplicate: Duplicate }) {
  return (
    <>
      <Link href={`/index/duplicates/${id}`}>
        <bdi>{nameInWords(one)}</bdi> {CONTENT.and} <bdi>{nameInWords(other)}</bdi>
      </Link>
      <br />
      <Small>
        {whoInWords(one)} · {whoInWords(other)}
      </Small>
    </>
  )
}

import { counted } from '../../../../kernel/counted.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Tabs, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { Proposal, ProposalsPage } from '../../../contract-desk.ts'
import { actInWords, peopleOfProposal } from '../content-acts.ts'
import type { ByNumber, Naming } from '../model.ts'
import { Paging } from '../view.tsx'
import { CONTENT, STATES } from './content.ts'

type DecisionsView = ProposalsPage & {
  readonly state: 'waiting' | 'settled'
  readonly people: ByNumber
  readonly naming: Naming
  readonly shell: Shell
  readonly isFirst: boolean
  readonly isFull: boolean
}

/** Proposals, a page at a time. */
export function decisionsView(view: DecisionsView): string {
  const { proposals, total, state, shell } = view
  const path = state === 'waiting' ? '/index/decisions' : '/index/decisions/settled'
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine
          heading={CONTENT.title}
          remark={total > 0 ? `${counted(total, 'decision')}, ${CONTENT.order[state]}` : null}
        />
        <DecisionTabs current={state} />
        {proposals.length > 0 ? <Proposals {...view} /> : <p>{CONTENT.none[state]}</p>}
        <Paging {...view} path={path} shown={proposals} words={CONTENT} />
      </Wrap>
    ),
  })
}

/** The three lists of decisions. */
export function DecisionTabs({ current }: { current: keyof typeof CONTENT.tabs }) {
  const { waiting, settled, toAllot } = CONTENT.tabs
  return (
    <Tabs
      label={CONTENT.tabsLabel}
      items={[
        { href: '/index/decisions', text: waiting, current: current === 'waiting' },
        { href: '/index/decisions/settled', text: settled, current: current === 'settled' },
        { href: '/index/to-allot', text: toAllot, current: current === 'toAllot' },
      ]}
    />
  )
}

function Proposals({ proposals, people, naming }: Pick<DecisionsView, 'proposals' | 'people' | 'naming'>) {
  const { what, why, by, state } = CONTENT.columns
  return (
    <Table
      caption={CONTENT.title}
      captionSize="hidden"
      columns={[{ head: what, width: 40 }, { head: why, width: 25 }, { head: by }, { head: state }]}
      rows={proposals.map((proposal) => [
        <Link href={`/index/decisions/${proposal.id}`}>
          {actInWords(proposal.act, peopleOfProposal(proposal, people))}
        </Link>,
        proposal.reason,
        <>
          {naming(proposal.proposedBy)}
          <br />
          <Small>{inWordsAt(proposal.proposedAt)}</Small>
        </>,
        <StateCell proposal={proposal} naming={naming} />,
      ])}
    />
  )
}

function StateCell({ proposal, naming }: { proposal: Proposal; naming: Naming }) {
  const { text, colour } = STATES[proposal.state]
  return (
    <>
      <Tag colour={colour}>{text}</Tag>
      {proposal.settledBy && proposal.settledAt ? (
        <>
          <br />
          <Small>
            {naming(proposal.settledBy)}, {inWordsAt(proposal.settledAt)}
          </Small>
        </>
      ) : null}
    </>
  )
}

import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, IndexNumber, Tabs, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { Shield } from '../../../contract-shields.ts'
import { nameInWords, whoInWords } from '../content.ts'
import type { ByNumber } from '../model.ts'
import { Paging } from '../view.tsx'
import { CONTENT, KINDS } from './content.ts'

type ShieldsView = {
  readonly shields: readonly Shield[]
  readonly people: ByNumber
  readonly state: 'standing' | 'lifted'
  readonly shell: Shell
  readonly isFirst: boolean
  readonly isFull: boolean
}

/** Shields, a page at a time: those for review first. */
export function shieldsView(view: ShieldsView): string {
  const { shields, state, shell } = view
  const path = state === 'standing' ? '/index/shields' : '/index/shields/lifted'
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <Tabs
          label={CONTENT.tabsLabel}
          items={[
            { href: '/index/shields', text: CONTENT.tabs.standing, current: state === 'standing' },
            { href: '/index/shields/lifted', text: CONTENT.tabs.lifted, current: state === 'lifted' },
          ]}
        />
        <p>{CONTENT.about}</p>
        {shields.length > 0 ? <Shields {...view} /> : <p>{CONTENT.none[state]}</p>}
        <Paging {...view} path={path} shown={shields} words={CONTENT} />
      </Wrap>
    ),
  })
}

function Shields({ shields, people }: Pick<ShieldsView, 'shields' | 'people'>) {
  const { child, kind, by, since, why } = CONTENT.columns
  return (
    <Table
      caption={CONTENT.title}
      captionSize="hidden"
      columns={[{ head: child, width: 30 }, { head: kind }, { head: by }, { head: since }, { head: why, width: 25 }]}
      rows={shields.map((shield) => [
        <Child shield={shield} people={people} />,
        <Kind shield={shield} />,
        authorityName(shield.authority),
        inWordsAt(shield.since),
        shield.reason,
      ])}
    />
  )
}

function Kind({ shield: { kind, unreviewed } }: { shield: Shield }) {
  const { text, colour } = KINDS[unreviewed ? 'unreviewed' : kind]
  return <Tag colour={colour}>{text}</Tag>
}

function Child({ shield: { id, number }, people }: { shield: Shield; people: ByNumber }) {
  const person = people.get(number)
  return (
    <>
      <Link href={`/index/shields/${id}`}>{person ? nameInWords(person.summary) : formatIndexNumber(number)}</Link>{' '}
      <IndexNumber>{formatIndexNumber(number)}</IndexNumber>
      <br />
      <Small>{person ? whoInWords(person.summary) : ''}</Small>
    </>
  )
}

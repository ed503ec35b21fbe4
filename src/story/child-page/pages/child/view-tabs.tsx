import type { ComponentChildren } from 'preact'
import { Tabs } from '../../../../platform/govuk/arrangement.tsx'
import { CONTENT } from './content.ts'

type TabsProps = {
  readonly id: string
  readonly name: string
  readonly current: keyof typeof CONTENT.tabs
  readonly acts?: ComponentChildren
}

/** The parts of a child's record, on every page of it. */
export function ChildTabs({ id, name, current, acts }: TabsProps) {
  const paths = {
    story: '',
    chronology: '/chronology',
    evidence: '/evidence',
    people: '/people',
    plan: '/plan',
    documents: '/documents',
    reports: '/reports',
    network: '/network',
    looks: '/looks',
  }
  const tabs = Object.keys(CONTENT.tabs) as (keyof typeof CONTENT.tabs)[]
  const items = tabs.map((tab) => ({
    href: `/children/${id}${paths[tab]}`,
    text: CONTENT.tabs[tab],
    current: tab === current,
  }))
  return <Tabs label={`${name}: the record`} items={items} acts={acts} />
}

import { displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { Written } from '../../../children-in-need/model-record.ts'
import type { ChildSeen } from '../../commands-record.ts'
import { yearInWords } from '../../rules.ts'
import { CONTENT, placeOf } from '../content.ts'

type Shown = { readonly seen: ChildSeen; readonly worksWithChild: boolean; readonly shell: Shell }

/** What the census would say of one child, and what is wrong with it. */
export function reportedChildView({ seen, worksWithChild, shell }: Shown): string {
  const { person, year, group, workerName } = seen
  const title = `${displayName(person)} in the census of ${yearInWords(year)}`
  const held = workerName ?? CONTENT.nobody
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <HeadingLine
          heading={title}
          remark={worksWithChild ? <Link href={`/children/${person.id}`}>Open the child’s page</Link> : held}
        />
        {group ? (
          <>
            <Wrong seen={seen} worksWithChild={worksWithChild} />
            <Reported lines={linesOf(group)} />
          </>
        ) : (
          <p>{CONTENT.notReported}</p>
        )}
      </Wrap>
    ),
  })
}

function Wrong({ seen, worksWithChild }: Omit<Shown, 'shell'>) {
  if (seen.failures.length === 0) return <p>{CONTENT.allRight}</p>
  return (
    <Panel heading="What is wrong" id="wrong">
      <Rows
        items={seen.failures.map(({ code, severity, message, path, origin }) => {
          const place = placeOf(origin, seen.childId)
          return (
            <>
              {message} <Tag colour={severity === 'error' ? 'red' : 'grey'}>{code}</Tag>
              <br />
              <Small>
                {fieldOf(path)} {CONTENT.putRightAt}{' '}
                {worksWithChild ? (
                  <Link href={place.path}>{place.words}</Link>
                ) : (
                  `${place.words} (${seen.workerName ?? CONTENT.nobody})`
                )}
              </Small>
            </>
          )
        })}
      />
    </Panel>
  )
}

/** The field that is wrong, by its name in the file; nothing where it is the child as a whole. */
function fieldOf(path: string): string {
  const name = (path.split('/').at(-1) ?? '').replace(/\[\d+\]$/, '')
  return name === 'Child' ? '' : `${name} ·`
}

type Line = { readonly name: string; readonly text: string }

function Reported({ lines }: { lines: readonly Line[] }) {
  return (
    <Panel heading="What is reported" id="reported">
      <Table
        caption="What is reported of the child, field by field"
        captionSize="hidden"
        columns={[{ head: 'Field' }, { head: 'What it says' }]}
        rows={lines.map(({ name, text }) => [name, text])}
      />
    </Panel>
  )
}

function linesOf(written: Written): readonly Line[] {
  return 'text' in written ? [written] : written.children.flatMap(linesOf)
}

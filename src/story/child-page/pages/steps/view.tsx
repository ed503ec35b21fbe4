import type { ComponentChildren } from 'preact'
import { rolesInWords } from '../../../../access/roles-in-words.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Band, HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import type { Step } from '../../rules-steps.ts'
import { CONTENT, REASONS, STEPS } from './content.ts'

type StepsShown = {
  readonly child: KnownPerson
  readonly steps: readonly Step[]
  readonly now: Moment
  readonly shell: Shell
}

/** Every step for a child: the reader's own first, then those for others, then those that do not fit now, with why. */
export function stepsView({ child, steps, now, shell }: StepsShown): string {
  const yours = steps.filter(({ path }) => path !== null)
  const others = steps.filter(({ path, notNow }) => path === null && notNow === null)
  const notNow = steps.filter((step) => step.notNow !== null)
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <Band look="found">
          <ChildrenLine of={[child]} today={now.day} />
        </Band>
        <Group id="yours" heading={CONTENT.yours} none={CONTENT.none} steps={yours}>
          {({ whoMay }) => <Small>{`For ${rolesInWords(whoMay)}.`}</Small>}
        </Group>
        <Group id="others" heading={CONTENT.others} none={CONTENT.noOthers} steps={others}>
          {({ whoMay }) => <strong>{`For ${rolesInWords(whoMay)}.`}</strong>}
        </Group>
        <Group id="not-now" heading={CONTENT.notNow} none={CONTENT.allFit} steps={notNow}>
          {({ notNow: why, whoMay }) => (
            <>
              {why ? REASONS[why] : null} <Small>{`For ${rolesInWords(whoMay)}.`}</Small>
            </>
          )}
        </Group>
      </Wrap>
    ),
  })
}

type GroupProps = {
  readonly id: string
  readonly heading: string
  readonly none: string
  readonly steps: readonly Step[]
  readonly children: (step: Step) => ComponentChildren
}

function Group({ id, heading, none, steps, children }: GroupProps) {
  return (
    <Panel heading={heading} id={id}>
      {steps.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Rows
          items={steps.map((step) => {
            const [title, what] = STEPS[step.id]
            return (
              <>
                {step.path ? <Link href={step.path}>{title}</Link> : <strong>{title}</strong>} {what}
                <br />
                {children(step)}
              </>
            )
          })}
        />
      )}
    </Panel>
  )
}

import { ageInWords, currentName, displayName } from '../../../../people/model.ts'
import { ThreeColumns, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Rows } from '../../../../platform/govuk/record.tsx'
import { type NextItem, shortName, toDoOf, whatIsNext } from '../../rules.ts'
import { type PermittedAct, permittedActs } from '../../rules-acts.ts'
import { whatIsMissing } from '../../rules-missing.ts'
import { ACTS } from './content.ts'
import { Home, Ring } from './view-family.tsx'
import { Lanes } from './view-lanes.tsx'
import { Fresh, Missing, Next } from './view-next.tsx'
import { Oversight } from './view-oversight.tsx'
import { ReadAgain } from './view-read-again.tsx'
import type { Shown } from './view-shown.ts'
import { Story } from './view-story.tsx'
import { Strip } from './view-strip.tsx'
import { ChildTabs } from './view-tabs.tsx'
import { GoingWell, OpenWorries } from './view-worries.tsx'

/** The child's page: strip, tabs and acts, three columns; below, the lanes and the story. */
export function childView(shown: Shown): string {
  const { story, works, actor, now } = shown
  const { family, facts, standing } = story
  const { child } = family
  const nameGiven = currentName(child.names) !== undefined || child.birthDate === null
  const acts = permittedActs({ ...facts, childId: child.id, hasPlan: facts.plan !== null, nameGiven }, actor, standing)
  const next = whatIsNext(toDoOf(story), now.day, { at: now.at })
  const missing = whatIsMissing(family, facts, works.involvements, now.day, story.notKnown)
  return page({
    title: `${displayName(child)}, ${ageInWords(child, now.day)}`,
    shell: shown.shell,
    children: (
      <>
        <Strip shown={shown} acts={acts} next={next} />
        <Wrap>
          <ChildTabs id={child.id} name={shortName(child)} current="story" acts={<Acts acts={acts} />} />
          <ThreeColumns>
            {[
              <HowTheyAre shown={shown} acts={acts} />,
              <WhatWeDo shown={shown} acts={acts} next={next} missing={missing} />,
              <WhoIsThere shown={shown} />,
            ]}
          </ThreeColumns>
          <Lanes shown={shown} />
          <Story shown={shown} acts={acts} />
        </Wrap>
      </>
    ),
  })
}

type ColumnProps = { readonly shown: Shown; readonly acts: readonly PermittedAct[] }

function HowTheyAre({ shown, acts }: ColumnProps) {
  return (
    <>
      <OpenWorries shown={shown} acts={acts} />
      <GoingWell shown={shown} />
    </>
  )
}

type DoProps = ColumnProps & { readonly next: readonly NextItem[]; readonly missing: readonly string[] }

function WhatWeDo({ shown, acts, next, missing }: DoProps) {
  return (
    <>
      <Next shown={shown} items={next} acts={acts} />
      <Fresh shown={shown} />
      <ReadAgain shown={shown} />
      <Missing shown={shown} sentences={missing} next={next.length} />
      <Oversight shown={shown} />
    </>
  )
}

function WhoIsThere({ shown }: { shown: Shown }) {
  return (
    <>
      <Home shown={shown} />
      <Ring shown={shown} />
    </>
  )
}

/** The acts of every day as buttons, what the case waits for beside them, the rest a step away. */
const AS_BUTTONS = 3

function Acts({ acts }: { acts: readonly PermittedAct[] }) {
  const buttons = acts.slice(0, AS_BUTTONS)
  const more = acts.slice(AS_BUTTONS)
  return (
    <>
      {buttons.map(({ id, path }, at) => (
        <Button href={path} variant={at === 0 ? undefined : 'secondary'}>
          {ACTS[id]}
        </Button>
      ))}
      {more.length > 0 ? (
        <Details summary="More">
          <Rows items={more.map(({ id, path }) => <Link href={path}>{ACTS[id]}</Link>)} />
        </Details>
      ) : null}
    </>
  )
}

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { inShortWords } from '../../../../kernel/calendar-day.ts'
import { londonDayOf } from '../../../../kernel/instant.ts'
import type { Database } from '../../../../platform/db.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { beginExercise, lookAtLearning } from '../../commands.ts'
import { CONTENT, GOALS, ROLES } from '../../content.ts'
import { EXERCISES, type Exercise, type LearningFacts, ROLE_OF } from '../../model.ts'
import { pathOfStep } from '../../routes.ts'
import { seatedFor, standingOf } from '../../rules.ts'

const PARAMS = z.object({ exercise: z.enum(EXERCISES) })

/**
 * GET /learning – the exercises, and how far whoever asks has got; POST /learning/:exercise/begin – begins one with a fresh
 * child. In the practice county alone: elsewhere there is no such page.
 */
export function learningPages(http: FastifyInstance, acting: Acting, db: Database): void {
  http.get('/learning', async (request, reply) => {
    const shell = acting.shell(request)
    if (!shell.practice) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => lookAtLearning(tx, actor, now))
    return reply.type('text/html; charset=utf-8').send(learningView({ ...shown, actor, shell }))
  })

  http.post('/learning/:exercise/begin', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success || !acting.shell(request).practice) return reply.callNotFound()
    const { exercise } = params.data
    const begun = await beginExercise(db, acting.actorOf(request), exercise, acting.now())
    if (!begun.ok) return reply.redirect('/learning', 303)
    const actor = acting.actorOf(request)
    const { underWay } = await acting.inTransaction(actor, (tx) => lookAtLearning(tx, actor, acting.now()))
    return reply.redirect(underWay ? firstPath(exercise, underWay.facts, begun.value.childId) : '/learning', 303)
  })
}

type Shown = Awaited<ReturnType<typeof lookAtLearning>> & { readonly actor: Actor; readonly shell: Shell }

function learningView(shown: Shown): string {
  const { columns } = { columns: CONTENT.column }
  return page({
    title: CONTENT.title,
    shell: shown.shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <p>{CONTENT.hint}</p>
        <Table
          caption={CONTENT.title}
          captionSize="hidden"
          columns={[columns.exercise, columns.goal, columns.progress, columns.begin].map((head) => ({ head }))}
          rows={EXERCISES.map((exercise) => [
            GOALS[exercise].title,
            GOALS[exercise].goal,
            progressInWords(shown, exercise),
            <Begin exercise={exercise} shown={shown} />,
          ])}
        />
      </Wrap>
    ),
  })
}

function progressInWords({ progress, underWay }: Shown, exercise: Exercise): string {
  const done = progress.get(exercise)?.doneAt
  if (underWay?.learning.exercise === exercise && underWay.standing.at !== null) {
    return `${CONTENT.underWay}: ${CONTENT.step(underWay.standing.at + 1, underWay.standing.steps.length)}`
  }
  return done ? `${CONTENT.done}, ${inShortWords(londonDayOf(done))}` : CONTENT.notBegun
}

function Begin({ exercise, shown }: { exercise: Exercise; shown: Shown }) {
  const { actor, shell, progress, underWay } = shown
  if (!seatedFor(actor.roles, ROLE_OF[exercise])) {
    return (
      <Small>
        {CONTENT.needsRole} {ROLES[exercise]}: {CONTENT.signInAs}.
      </Small>
    )
  }
  const isUnderWay = underWay?.learning.exercise === exercise
  return (
    <>
      {isUnderWay ? (
        <p>
          <Link
            href={firstPath(exercise, underWay.facts, underWay.learning.childId)}
            hidden={`: ${GOALS[exercise].title}`}
          >
            {CONTENT.goOn}
          </Link>
        </p>
      ) : null}
      <Form action={`/learning/${exercise}/begin`} csrf={shell.csrf ?? ''} look="compact" label={GOALS[exercise].title}>
        <Button variant="secondary" preventDoubleClick>
          {progress.has(exercise) ? CONTENT.again : CONTENT.begin}
          <span class="govuk-visually-hidden"> {GOALS[exercise].title}</span>
        </Button>
      </Form>
    </>
  )
}

/** Where the step is done at which an exercise stands. */
function firstPath(exercise: Exercise, facts: LearningFacts, childId: string): string {
  const { steps, at } = standingOf(exercise, facts)
  const step = at === null ? undefined : steps[at]
  return step ? pathOfStep(step, facts, childId) : '/learning'
}

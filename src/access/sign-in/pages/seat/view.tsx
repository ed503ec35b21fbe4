import { Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'

export type SeatChoice = {
  readonly csrf: string
  readonly seats: readonly { readonly id: string; readonly where: string; readonly as: string }[]
  readonly problem?: string | undefined
}

const TITLE = 'Where are you working now?'

/** Someone with several seats says which one they act from; every look is recorded with it. */
export function seatPage(shell: Shell, { csrf, seats, problem }: SeatChoice): string {
  return page({
    title: TITLE,
    shell,
    problems: problem !== undefined,
    children: (
      <Wrap>
        {problem ? <ErrorSummary errors={[{ text: problem, href: '#seat' }]} /> : null}
        <Form action="/sign-in/seat" csrf={csrf}>
          <Radios
            name="seat"
            legend={<h1 class="govuk-fieldset__heading">{TITLE}</h1>}
            size="l"
            hint="You have more than one role. What you do and look at is recorded under the one you choose."
            error={problem}
            items={seats.map(({ id, where, as }) => ({ value: id, text: where, hint: as }))}
          />
          <Button>Go on</Button>
        </Form>
      </Wrap>
    ),
  })
}

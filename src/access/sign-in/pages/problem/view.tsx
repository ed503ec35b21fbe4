import { Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { PROBLEMS, type Problem } from './content.ts'

/** Someone could not sign in. `back` is where they were going. */
export function problemPage(shell: Shell, problem: Problem, back: string): string {
  const { title, lines, again } = PROBLEMS[problem]
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <h1 class="govuk-heading-l">{title}</h1>
        {lines.map((line) => (
          <p class="govuk-body">{line}</p>
        ))}
        {again ? <Button href={`/sign-in?return=${encodeURIComponent(back)}`}>Sign in again</Button> : null}
      </Wrap>
    ),
  })
}

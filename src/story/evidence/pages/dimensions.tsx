import { Checkboxes } from '../../../platform/govuk/choices.tsx'
import { Details } from '../../../platform/govuk/content.tsx'
import { DIMENSIONS, DOMAIN_WORDS, DOMAINS } from '../../../statute/assessment-framework.ts'
import { CONTENT } from './content.ts'

type DimensionsProps = {
  /** The codes ticked, a line each. */
  readonly chosen: string | undefined
  readonly error?: string | undefined
  readonly open?: boolean
}

/** The dimensions of the framework to read something under, folded until they are wanted. */
export function Dimensions({ chosen = '', error, open = false }: DimensionsProps) {
  const values = chosen.split('\n').filter(Boolean)
  const summary = values.length === 0 ? CONTENT.dimensions : `${CONTENT.dimensions}: ${values.length} ticked`
  return (
    <Details summary={summary} open={open}>
      <p class="ics-small">{CONTENT.dimensionsNote}</p>
      {DOMAINS.map((domain) => (
        <Checkboxes
          name="dimensions"
          id={`dimensions-${domain}`}
          legend={DOMAIN_WORDS[domain]}
          error={domain === 'development' ? error : undefined}
          items={DIMENSIONS.filter((one) => one.domain === domain).map(({ code, label }) => ({
            value: code,
            text: label,
          }))}
          values={values}
        />
      ))}
    </Details>
  )
}

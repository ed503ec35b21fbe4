import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import { ErrorSummary } from '../../../platform/govuk/form.tsx'

/** What must be put right, at the top of the page; nothing while nothing must. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return <ErrorSummary errors={problems.map(({ text, field }) => (field ? { text, href: `#${field}` } : { text }))} />
}

import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import { counted } from '../../../kernel/counted.ts'
import { Link } from '../../../platform/govuk/content.tsx'
import { ErrorSummary } from '../../../platform/govuk/form.tsx'
import { Rows } from '../../../platform/govuk/record.tsx'
import type { Effect } from '../../contract-desk.ts'
import { authoritiesInWords } from './content.ts'

/** What must be put right, at the top of the page; nothing while nothing must. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return <ErrorSummary errors={problems.map(({ text, field }) => (field ? { text, href: `#${field}` } : { text }))} />
}

/** What an act would do, or did: its own words, then whom it touches. */
export function EffectRows({ effect: { words, councils, agencies, sealedConcerns } }: { effect: Effect }) {
  const touched = `${counted(councils.length, 'council')} and ${counted(agencies, 'agency', 'agencies')} know them: ${authoritiesInWords(councils)}`
  const sealed = `${counted(sealedConcerns, 'sealed concern follows', 'sealed concerns follow')}; what is sealed stays sealed`
  return <Rows items={[...words, touched, ...(sealedConcerns > 0 ? [sealed] : [])]} />
}

type PagingProps = {
  /** The list's own address; the rest of it is asked by the last id shown. */
  readonly path: string
  readonly shown: readonly { readonly id: string }[]
  readonly isFirst: boolean
  readonly isFull: boolean
  readonly words: { readonly next: string; readonly first: string }
}

/** The way on through a list, and back to its beginning; nothing where all is shown. */
export function Paging({ path, shown, isFirst, isFull, words }: PagingProps) {
  const last = shown.at(-1)
  if (isFirst && !isFull) return null
  return (
    <p>
      {isFull && last ? <Link href={`${path}?after=${last.id}`}>{words.next}</Link> : null}
      {isFull && !isFirst ? ' · ' : null}
      {isFirst ? null : <Link href={path}>{words.first}</Link>}
    </p>
  )
}

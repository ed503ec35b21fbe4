import { Link } from '../../../../platform/govuk/content.tsx'
import { WORDS_FROM, type Words } from './writing.ts'

const CONTENT = {
  earlier: 'Earlier versions',
  without: 'Several people can write here. What you write is joined to theirs when you send it.',
} as const

type TogetherProps = { readonly words: Words; readonly action: string }

/** Above the words that several write together: whether each is kept, who else is writing, and what stood here before. */
export function Together({ words, action }: TogetherProps) {
  return (
    <div class="ics-together">
      <input type="hidden" name={WORDS_FROM} value={words.version} />
      <span class="ics-small ics-together__kept" data-words-kept="" aria-live="polite">
        {CONTENT.without}
      </span>
      <span class="ics-small" data-writers="" aria-live="polite" />
      <Link href={`${action}/earlier`}>{CONTENT.earlier}</Link>
    </div>
  )
}

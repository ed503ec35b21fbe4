import type { Shared } from '../../../../entries/drafts/pages/form-page/conflict.ts'
import { choiceOf, choicesOf, type Fields, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { CuratedShown } from '../../commands.ts'
import { PURPOSES, type WriteCurated } from '../../model.ts'
import { CONTENT, PURPOSE_WORDS } from '../content.ts'

/** The chronology as its form has it. */
export function curatedFields({ title, purpose, entries }: CuratedShown): Fields {
  return { title, purpose, ...Object.fromEntries(entries.map(({ id, analysis }) => [`why-${id}`, analysis])) }
}

/** What stands of the chronology, for whoever sends words against an older version. */
export function sharedCurated(curated: CuratedShown): Shared {
  const days = new Map(curated.entries.map(({ id, entry }) => [`why-${id}`, entry]))
  return {
    ...{ revision: `${curated.revision}`, by: curated.writtenByName, at: curated.writtenAt },
    fields: curatedFields(curated),
    asked: (field) => {
      if (field === 'title') return { label: CONTENT.titleAsked, kind: 'line' }
      if (field === 'purpose') return { label: CONTENT.purposeAsked, kind: 'choice', inWords: purposeInWords }
      if (!field.startsWith('why-')) return undefined
      const entry = days.get(field)
      const of = entry ? `: ${inWords(entry.happenedOn)}, ${entry.title}` : ''
      return { label: `${CONTENT.why}${of}`, kind: 'words' }
    },
    hasPlace: (field) => !field.startsWith('why-') || days.has(field),
  }
}

/** Reads what was written in a chronology. */
export function readCurated(fields: Fields, { entries, purpose }: CuratedShown): Read<WriteCurated> {
  const rows = entries.map(({ id }) => id)
  // An entry put in while this form was open has no box in it: what stands beside it stays.
  return {
    act: {
      title: textOf(fields, 'title') ?? '',
      purpose: choiceOf(fields, 'purpose', PURPOSES) ?? purpose,
      analyses: entries.map(({ id, analysis }) => ({ id, analysis: fields[`why-${id}`] ?? analysis })),
      takenOut: choicesOf(fields, 'takeOut', rows),
    },
  }
}

function purposeInWords(code: string): string {
  const purpose = PURPOSES.find((one) => one === code)
  return purpose ? PURPOSE_WORDS[purpose] : code
}

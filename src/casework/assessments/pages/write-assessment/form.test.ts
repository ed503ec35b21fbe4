import { describe, expect, it } from 'vitest'
import { marksField, richFields } from '../../../../entries/drafts/pages/form-page/rich-text.ts'
import { joinForms, marksOf } from '../../../../entries/drafts/rules-joining.ts'
import type { MarkedText } from '../../../../entries/model.ts'
import { NOTHING_WRITTEN } from '../../model.ts'
import { sharedAssessment } from './form.ts'
import type { AssessmentShown } from './view-shown.ts'

const cold = (mark?: 'fact' | 'hearsay'): MarkedText => ({
  v: 2,
  blocks: [{ type: 'paragraph', runs: [{ text: 'She was cold.', mark }] }],
})
const fields = (mark?: 'fact' | 'hearsay') => richFields('analysis', cold(mark))

/** The form of one writer joined with what another kept meanwhile. */
function joined(mine: ReturnType<typeof fields>, theirs: ReturnType<typeof fields>) {
  const loaded = { assessment: { content: NOTHING_WRITTEN, children: [] }, children: [] } as unknown as AssessmentShown
  const { asked } = sharedAssessment(loaded)
  return joinForms({ mine: { ...mine, begunFrom: marksOf(fields()) }, theirs, asked })
}

describe('two people mark one assessment', () => {
  it('what the other marked stays when the writer marked nothing', () => {
    expect(joined(fields(), fields('fact')).fields).toMatchObject(fields('fact'))
  })

  it('what the writer marked stays, and both are shown in words', () => {
    const { fields: both, differences } = joined(fields('hearsay'), fields('fact'))
    expect(both[marksField('analysis')]).toBe(fields('hearsay')[marksField('analysis')])
    expect(differences).toMatchObject([
      {
        ...{ label: 'What do you make of it? What is marked in it', joined: 'mine' },
        ...{ theirs: 'Fact: She was cold.', mine: 'Hearsay: She was cold.' },
      },
    ])
  })
})

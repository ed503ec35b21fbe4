import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { AnswerToDisagreement, ConcernEvent, ConcernKind, EndRefusal, KnownBy } from '../../model.ts'

export const CONTENT = {
  outcomeHeading: 'What came of it',
  toldHeading: 'What you told us',
  waiting: 'It has been sent. It reaches the front door within a minute; look here again.',
  received: 'It is at the front door.',
  kept: 'It is kept sealed in your agency. Nobody at the council can read it.',
  lapsed: 'Its day has come. It ends, unless you say that it still stands.',
  renewHeading: 'Does it still stand?',
  renew: 'Yes, keep it half a year more',
  withdrawn: 'You withdrew it as mistaken:',
  ended: 'It has ended.',
  line: 'If it cannot wait, ring the duty line:',
  before: 'You told us something about this child on',
  bothKept: 'Both are kept.',
  nobodyElse:
    'We could not find this child for certain, so nobody learns that you keep something. If it should be known, raise it again and ask children’s social care to look: the front door finds the child.',
  resolved: 'You ended it as resolved:',
  endHeading: 'Is it over?',
  endLegend: 'How does it end?',
  ends: { withdrawn: 'It was a mistake', resolved: 'It no longer worries me' },
  endMissing: 'Choose how it ends',
  endLabel: 'Why?',
  endHint: 'It stays on your agency’s record, with this reason.',
  end: 'End this concern',
  accounts: 'What the child and the parents say',
  accountsNone: 'Nothing written yet.',
  addAccount: 'Write what they say',
  files: 'Files',
  filesNone: 'None.',
  addFile: 'Add a file',
  history: 'What was done with it',
  disagreement: 'If you do not agree',
  disagree: 'Say that you do not agree',
  disagreeAgain: 'I still do not agree: ask a service manager',
  youSaid: 'You said',
  answerBy: 'A manager answers by',
  late: 'late',
  review: 'We ask you if it still stands on',
} as const

export const KIND_WORDS: Readonly<Record<ConcernKind, string>> = {
  information: 'Keep this; I have information that matters',
  contact: 'Please look: children’s social care',
  'ring-first': 'Ring me first',
}

export const KNOWN_WORDS: Readonly<Record<KnownBy, string>> = {
  saw: 'I saw or heard it',
  'child-told': 'The child told me',
  'someone-else': 'Someone else',
}

export const REFUSALS: Readonly<Record<EndRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'not-found': 'not-there',
  'no-reason': { field: 'reason', text: 'Write why it ends' },
  'not-open': { text: 'This concern has ended already.' },
  'at-the-front-door': { text: 'This is with the front door. Ring the duty line to tell them it was a mistake.' },
}

export const EVENT_WORDS: Readonly<Record<ConcernEvent['kind'], string>> = {
  renewed: 'Kept on',
  lapsed: 'Lapsed: nobody said that it still stands',
  withdrawn: 'Withdrawn as mistaken',
  resolved: 'Resolved',
}

export const ANSWER_WORDS: Readonly<Record<AnswerToDisagreement['outcome'], string>> = {
  changed: 'We look again',
  stands: 'What was decided stands',
}

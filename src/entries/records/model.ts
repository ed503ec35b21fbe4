/** A manager signs, or hands back with what should be looked at again. */
export type Deciding = { readonly sign: true } | { readonly sign: false; readonly comment: string }

/** What is wrong in a final record, and how that is known; it stands beside the record and changes nothing of it. */
export type RecordCorrection = { readonly id: string; readonly what: string; readonly why: string }

export type CorrectRefusal = 'not-found' | 'nothing-said' | 'no-reason'

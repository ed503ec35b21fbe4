import type { CameAs, NewDocument } from '../../../../entries/documents/model.ts'
import { cleanFileName, mediaTypeOf, titleFrom } from '../../../../entries/documents/rules.ts'
import {
  choicesOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Upload } from '../../../../platform/uploads.ts'
import type { WrittenAbout } from '../../../writing/commands.ts'
import { readDescribed } from '../form.ts'
import { CONTENT } from './content.ts'

/** A document to be added, and the file. */
export type AddDocument = { readonly document: NewDocument; readonly pieces: Upload['pieces'] }

/** Reads what a document is and the file that came with it. */
export function readDocument(fields: Fields, { child, siblings }: WrittenAbout, upload?: Upload): Read<AddDocument> {
  const problems: Problem[] = []
  const came = upload ? cameAs(upload, problems) : undefined
  if (!upload) problems.push({ field: 'file', text: CONTENT.needsFile })
  const described = readDescribed(fields, problems, came && titleFrom(came.fileName))
  if (!upload || !came || !described) return { problems }
  const ids = siblings.map(({ id }) => id)
  const childIds = [child.id, ...choicesOf(fields, 'also', ids)]
  return { act: { document: { id: idIn(fields), ...described, ...came, childIds }, pieces: upload.pieces } }
}

/** What a file is, if it may be kept; why it may not goes to `problems`. */
export function cameAs(upload: Upload, problems: Problem[]): CameAs | undefined {
  const refuse = (text: string) => {
    problems.push({ field: 'file', text })
    return undefined
  }
  if (upload.isTooLarge) return refuse(CONTENT.tooLarge)
  const mediaType = mediaTypeOf(upload.beginning, upload.end)
  if (!mediaType) return refuse(CONTENT.notTaken)
  if (upload.scan === 'harmful') return refuse(CONTENT.harmful)
  if (upload.scan === 'away') return refuse(CONTENT.away)
  const { size, sha256 } = upload
  return {
    fileName: cleanFileName(upload.fileName, mediaType),
    mediaType,
    size,
    sha256,
    scanned: upload.scan === 'clean',
  }
}

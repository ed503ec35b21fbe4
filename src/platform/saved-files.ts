/** A file as it is given away. */
type Given = { readonly fileName: string; readonly mediaType: string; readonly size: number }

/** Whatever the file holds, a browser saves it, guesses nothing of it, and runs nothing in it. */
export function headersOfFile({ fileName, mediaType, size }: Given): Record<string, string> {
  const plain = fileName.replaceAll(/[^\w .-]/g, '_')
  return {
    'content-type': mediaType,
    'content-length': `${size}`,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
  }
}

/** A file piece by piece, each read when it is wanted, so that a slow reader holds no transaction open. */
export async function* inPieces(next: (position: number) => Promise<Buffer | undefined>): AsyncIterable<Buffer> {
  for (let position = 0; ; position++) {
    const piece = await next(position)
    if (!piece) return
    yield piece
  }
}

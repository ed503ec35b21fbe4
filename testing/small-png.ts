import { crc32, deflateSync, inflateSync } from 'node:zlib'

// A screenshot has few colours: kept as one byte a pixel it is a third of the size, and looks the same.

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256
type Picture = { readonly width: number; readonly height: number; readonly channels: 3 | 4; readonly pixels: Buffer }

/** @param png as a browser takes it: eight bits a colour, not interlaced. @returns the same picture in its 256 commonest colours */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, pixels } = pictureOf(png)
  const colours = Array.from({ length: width * height }, (_, at) => pixels.readUIntBE(at * channels, 3))
  const palette = commonest(colours)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const rows = Buffer.alloc(height * (width + 1))
  for (const [at, colour] of colours.entries()) {
    const place = places.get(colour) ?? closestTo(colour, palette)
    places.set(colour, place)
    rows[at + Math.floor(at / width) + 1] = place
  }
  return inFile(width, height, palette, rows)
}

function commonest(colours: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const byCount = [...counts].toSorted(([, one], [, other]) => other - one)
  return byCount.slice(0, MOST_COLOURS).map(([colour]) => colour)
}

/** The place in the palette of the colour that looks most like it. */
function closestTo(colour: number, palette: readonly number[]): number {
  const parts = partsOf(colour)
  const away = (other: number) => partsOf(other).reduce((sum, part, at) => sum + (part - (parts[at] ?? 0)) ** 2, 0)
  const distances = palette.map(away)
  return distances.indexOf(Math.min(...distances))
}

function partsOf(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

function pictureOf(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = png[25] === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const filtered = inflateSync(Buffer.concat(parts))
  const pixels = Buffer.alloc(width * height * channels)
  const stride = width * channels
  for (let row = 0; row < height; row += 1) unfilter(filtered, pixels, { row, stride, channels })
  return { width, height, channels, pixels }
}

type Row = { readonly row: number; readonly stride: number; readonly channels: number }

/** Each row says by a first byte what was taken from its bytes: the one to the left, above, both, or the nearest. */
function unfilter(filtered: Buffer, pixels: Buffer, { row, stride, channels }: Row): void {
  const [from, to] = [row * (stride + 1), row * stride]
  const filter = filtered[from] ?? 0
  for (let at = 0; at < stride; at += 1) {
    const left = at < channels ? 0 : (pixels[to + at - channels] ?? 0)
    const above = row === 0 ? 0 : (pixels[to + at - stride] ?? 0)
    const corner = row === 0 || at < channels ? 0 : (pixels[to + at - stride - channels] ?? 0)
    const taken = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter] ?? 0
    pixels[to + at] = (filtered[from + 1 + at] ?? 0) + taken
  }
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ]
  if (byLeft <= byAbove && byLeft <= byCorner) return left
  return byAbove <= byCorner ? above : corner
}

function inFile(width: number, height: number, colours: readonly number[], rows: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3], 8)
  const palette = Buffer.from(colours.flatMap(partsOf))
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', data), chunk('IEND')])
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

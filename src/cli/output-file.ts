import { createWriteStream } from 'node:fs'
import { access, constants, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AskedWrongly } from './ending.ts'

/**
 * Sees before the work that a file can be written, and is none of those that are read.
 *
 * @throws AskedWrongly in words
 */
export async function checkOutput(path: string, inputs: readonly string[]): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined)
  if (!folder?.isDirectory()) throw new AskedWrongly(`There is no folder ${dirname(path)} to write ${path} in.`)
  const held = await stat(path).catch(() => undefined)
  if (held && !held.isFile()) throw new AskedWrongly(`${path} is a folder or a device, not a file.`)
  const mayWrite = await access(held ? dirname(await realpath(path)) : dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!mayWrite) throw new AskedWrongly(`You may not write ${path}.`)
  for (const input of inputs) {
    const read = await stat(input).catch(() => undefined)
    if (!held || read?.ino !== held.ino || read.dev !== held.dev) continue
    throw new AskedWrongly(`${path} would be written over ${input}, which is read. Name another file.`)
  }
}

/** Writes a file whole or not at all: what stood there before stays until the last line is written. */
export async function writeWhole(path: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const place = await realpath(path).catch(() => path)
  const beside = `${place}.${process.pid}.part`
  try {
    await pipeline(Readable.from(lines), createWriteStream(beside, { flags: 'wx' }))
    await rename(beside, place)
  } catch (fault) {
    await rm(beside, { force: true })
    throw fault
  }
}

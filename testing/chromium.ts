import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core'

const ARGS = [
  ...['--headless=shell', '--no-sandbox', '--no-zygote', '--no-first-run', '--no-default-browser-check'],
  ...['--disable-background-networking', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-gpu'],
]

/**
 * A Chromium from an npm package, with fonts of its own: the same page looks the same on every machine. Our pages ask
 * for Arial; Arimo has its widths, to the pixel.
 */
export async function launchChromium(): Promise<Browser> {
  return playwright.launch(await ways())
}

/** The same as one person's own browser: what it keeps is in `profile`, and still there when it is started again. */
export async function launchChromiumOf(profile: string): Promise<BrowserContext> {
  return playwright.launchPersistentContext(profile, await ways())
}

async function ways() {
  const folder = await unpacked()
  return {
    executablePath: join(folder, 'chromium'),
    args: ARGS,
    headless: true,
    env: { ...process.env, FONTCONFIG_PATH: folder, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** The folder it is unpacked in, once for all runs. Whole or not there, whoever else unpacks at this moment. */
async function unpacked(): Promise<string> {
  const ours = JSON.parse(await readFile('package.json', 'utf8')) as { devDependencies: Record<string, string> }
  const versions = ['@sparticuz/chromium', '@expo-google-fonts/arimo'].map((name) => ours.devDependencies[name])
  const folder = resolve('.data', `chromium-${versions.join('-')}`)
  if (existsSync(folder)) return folder
  const mine = `${folder}.${process.pid}`
  await mkdir(mine, { recursive: true })
  await unpackInto(mine)
  await writeFile(join(mine, 'fonts.conf'), fontsIn(folder))
  await rename(mine, folder).catch(() => rm(mine, { recursive: true, force: true })) // another run was first
  return folder
}

/** The package unpacks to the folder for temporary files, whichever that is. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

function fontsIn(folder: string): string {
  const xml = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(join(folder, 'fonts'))}</dir>
  <dir>${xml(dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/arimo/package.json'))))}</dir>
  <alias binding="same">
    <family>Arial</family>
    <prefer><family>Arimo</family></prefer>
  </alias>
  <cachedir>${xml(join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`
}

// `npm run build`: compiles src/ to dist/, checks and bundles what runs in the browser, and copies what a compiler
// leaves behind (data, styles).
import { spawn } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const STYLES = 'src/platform/styles'
const ISLANDS = ['src/islands/start.ts']

rmSync('dist', { recursive: true, force: true })
await Promise.all([compile('tsconfig.build.json'), compile('src/islands/tsconfig.json'), bundle()]).catch(() =>
  process.exit(1),
)
cpSync('src', 'dist', { recursive: true, filter: isData })
copyStyles()

/** Runs the TypeScript compiler over one project; its messages are the build's. */
function compile(project) {
  return new Promise((resolve, reject) => {
    const tsc = spawn(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', project], {
      stdio: 'inherit',
    })
    tsc.on('error', reject)
    tsc.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${project} does not compile`))))
  })
}

/** The browser's scripts, one file each, served at /assets/. */
function bundle() {
  return build({
    entryPoints: ISLANDS,
    outdir: 'dist/assets',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    sourcemap: 'linked',
    legalComments: 'linked',
    logLevel: 'warning',
  })
}

/** One style sheet, served at /assets/ics.css: the sections in the order of their names. */
function copyStyles() {
  const sections = readdirSync(STYLES)
    .filter((name) => name.endsWith('.css'))
    .sort()
  writeFileSync('dist/assets/ics.css', sections.map((name) => readFileSync(join(STYLES, name), 'utf8')).join('\n'))
}

function isData(path) {
  if (path.startsWith(STYLES) || path.startsWith('src/islands')) return false
  return !/\.(ts|tsx|md)$/.test(basename(path))
}

import { unzipSync } from 'fflate'
import { XmlDocument } from 'libxml2-wasm'

const NAMESPACES = {
  m: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  dc: 'http://purl.org/dc/elements/1.1/',
}

/** A workbook as another program reads it: its sheets by name, each as rows of texts; a day as the number of days it is kept as. */
export function readWorkbook(file: Uint8Array) {
  const parts = unzipSync(file)
  const text = (path: string) => new TextDecoder().decode(parts[path])
  const find = (path: string, query: string) => {
    using document = XmlDocument.fromString(text(path))
    return document.find(query, NAMESPACES).map((node) => node.content)
  }
  const names = find('xl/workbook.xml', '//m:sheet/@name')
  return {
    description: find('docProps/core.xml', '//dc:description')[0] ?? '',
    sheets: new Map(names.map((name, at) => [name, rowsIn(text(`xl/worksheets/sheet${at + 1}.xml`))])),
  }
}

function rowsIn(xml: string): readonly (readonly string[])[] {
  using document = XmlDocument.fromString(xml)
  return document.find('//m:row', NAMESPACES).map((row) => {
    const cells: string[] = []
    if (!('find' in row)) return cells
    for (const cell of (row as typeof document.root).find('m:c', NAMESPACES)) {
      const place = (cell as typeof document.root).attr('r')?.value ?? ''
      cells[columnOf(place)] = cell.content
    }
    return Array.from(cells, (value) => value ?? '')
  })
}

function columnOf(place: string): number {
  return [...place.replace(/\d/g, '')].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

import PDFDocument from 'pdfkit'
import type { Sheet } from './bundle.ts'
import { findFont } from './font.ts'
import type { SheetWords } from './sheet-words.ts'

/** The sheet as PDF, or as a page by itself where this machine has no font with Chinese (docs/decisions). */
export async function makeSheet(words: SheetWords): Promise<Sheet> {
  const font = findFont()
  return font ? { name: 'sheet.pdf', bytes: await drawPdf(words, font) } : { name: 'sheet.html', bytes: Buffer.from(writeHtml(words)) }
}

const margin = 56
const labelWidth = 128
const grey = '#666'
const line = '#bbb'

type Doc = InstanceType<typeof PDFDocument>

function drawPdf(words: SheetWords, font: { path: string; face: string }): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margins: { top: 52, bottom: 40, left: margin, right: margin }, info: { Title: words.title.zh } })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => void chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.font(font.path, font.face)
  drawTitle(doc, words)
  drawTable(doc, words)
  drawParts(doc, words)
  drawSignatures(doc, words)
  doc.end()
  return done
}

const widthOf = (doc: Doc) => doc.page.width - 2 * margin

function drawTitle(doc: Doc, { title }: SheetWords): void {
  const width = widthOf(doc)
  doc.fontSize(20).fillColor('#000').text(title.zh, margin, doc.y, { width, align: 'center', characterSpacing: 4 })
  doc.fontSize(8.5).fillColor(grey).text(title.en, { width, align: 'center' })
  doc.moveDown(0.6)
  doc.moveTo(margin, doc.y).lineTo(margin + width, doc.y).lineWidth(1.2).strokeColor('#000').stroke()
}

/** What and by whom, in a frame as the bureau's own forms have it. */
function drawTable(doc: Doc, { lines }: SheetWords): void {
  const width = widthOf(doc)
  const top = doc.y
  let y = top
  for (const { zh, en, value } of lines) {
    doc.fontSize(9.5).fillColor('#000').text(zh, margin + 8, y + 4, { width: labelWidth - 12 })
    doc.fontSize(6.5).fillColor(grey).text(en, margin + 8, doc.y, { width: labelWidth - 12 })
    const below = doc.y
    doc.fontSize(9.5).fillColor('#000').text(value, margin + labelWidth + 8, y + 4, { width: width - labelWidth - 16 })
    y = Math.max(below, doc.y) + 3
    doc.moveTo(margin, y).lineTo(margin + width, y).lineWidth(0.5).strokeColor(line).stroke()
  }
  doc.rect(margin, top, width, y - top).moveTo(margin + labelWidth, top).lineTo(margin + labelWidth, y).lineWidth(0.5).strokeColor(line).stroke()
  doc.x = margin
  doc.y = y + 8
}

function drawParts(doc: Doc, { parts, notes }: SheetWords): void {
  const width = widthOf(doc)
  for (const { title, lines } of parts) {
    doc.fontSize(9.5).fillColor('#000').text(title, margin, doc.y, { width })
    for (const text of lines) doc.fontSize(8).fillColor('#333').text(text, { width })
    doc.moveDown(0.3)
  }
  for (const { zh, en } of notes) {
    doc.fontSize(8.5).fillColor('#000').text(zh, margin, doc.y, { width })
    doc.fontSize(6.5).fillColor(grey).text(en, { width }).moveDown(0.25)
  }
}

const signatureHeight = 48

/** Room to sign: a cell each, at the foot of the page; a long list of parts moves them to a page of their own. */
function drawSignatures(doc: Doc, { signatures }: SheetWords): void {
  const width = widthOf(doc)
  const rows = Math.ceil(signatures.length / 2)
  const height = rows * signatureHeight
  const foot = doc.page.height - 44 - height
  if (doc.y + 12 > foot) doc.addPage()
  const top = doc.page.height - 44 - height
  signatures.forEach(({ zh, en }, i) => {
    const x = margin + (i % 2) * (width / 2)
    const y = top + Math.floor(i / 2) * signatureHeight
    doc.rect(x, y, width / 2, signatureHeight).lineWidth(0.5).strokeColor(line).stroke()
    doc.fontSize(9).fillColor('#000').text(zh, x + 8, y + 6, { width: width / 2 - 16, lineBreak: false })
    doc.fontSize(6.5).fillColor(grey).text(en, x + 8, y + 19, { width: width / 2 - 16, lineBreak: false })
    doc.fontSize(9).fillColor('#000').text('年      月      日', x + 8, y + signatureHeight - 16, { width: width / 2 - 16, align: 'right', lineBreak: false })
  })
}

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** No script, nothing loaded from anywhere. */
function writeHtml({ title, lines, parts, notes, signatures }: SheetWords): string {
  const row = (zh: string, en: string, value: string) => `<tr><th>${escape(zh)}<small>${escape(en)}</small></th><td>${escape(value)}</td></tr>`
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escape(title.zh)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:14px/1.5 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:46em;margin:3em auto;padding:0 1em}h1{margin-bottom:0}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #ddd;padding:4px 8px 4px 0}small{display:block;color:#777;font-weight:400}
code{font-size:12px;word-break:break-all}footer{display:flex;gap:4em;margin-top:4em}</style>
<h1>${escape(title.zh)}</h1><small>${escape(title.en)}</small>
<table>${lines.map((l) => row(l.zh, l.en, l.value)).join('')}</table>
${parts.map((p) => `<p><b>${escape(p.title)}</b><br>${p.lines.map((l) => `<code>${escape(l)}</code>`).join('<br>')}</p>`).join('')}
${notes.map((n) => `<p>${escape(n.zh)}<small>${escape(n.en)}</small></p>`).join('')}
<footer>${signatures.map((s) => `<span>${escape(s.zh)} ${escape(s.en)}:</span>`).join('')}</footer></html>
`
}

import PDFDocument from 'pdfkit'
import type { Sheet } from './bundle.ts'
import { findFont } from './font.ts'
import type { SheetWords } from './sheet-words.ts'

/** The sheet as PDF, or as a page by itself where this machine has no font with Chinese (docs/decisions). */
export async function makeSheet(words: SheetWords): Promise<Sheet> {
  const font = findFont()
  return font ? { name: 'sheet.pdf', bytes: await drawPdf(words, font) } : { name: 'sheet.html', bytes: Buffer.from(writeHtml(words)) }
}

function drawPdf(words: SheetWords, font: { path: string; face: string }): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margins: { top: 48, bottom: 40, left: 56, right: 56 }, info: { Title: words.title.zh } })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => void chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const width = doc.page.width - 112
  doc.font(font.path, font.face).fontSize(17).text(words.title.zh)
  doc.fontSize(9).fillColor('#555').text(words.title.en).moveDown(0.8).fillColor('#000')
  for (const { zh, en, value } of words.lines) {
    const y = doc.y
    doc.fontSize(9.5).text(zh, 56, y, { width: 120 })
    doc.fontSize(7).fillColor('#777').text(en, 56, doc.y, { width: 120 }).fillColor('#000')
    const below = doc.y
    doc.fontSize(9.5).text(value, 186, y, { width: width - 130 })
    doc.y = Math.max(below, doc.y) + 3
    doc.moveTo(56, doc.y).lineTo(56 + width, doc.y).lineWidth(0.4).strokeColor('#ddd').stroke()
    doc.y += 4
  }
  doc.x = 56
  doc.moveDown(0.4)
  for (const { title, lines } of words.parts) {
    doc.fontSize(9.5).text(title, { width })
    for (const line of lines) doc.fontSize(8).fillColor('#333').text(line, { width }).fillColor('#000')
    doc.moveDown(0.3)
  }
  for (const { zh, en } of words.notes) {
    doc.fontSize(8.5).text(zh, { width })
    doc.fontSize(7).fillColor('#777').text(en, { width }).fillColor('#000').moveDown(0.25)
  }
  const y = Math.max(doc.y + 24, doc.page.height - 92)
  words.signatures.forEach(({ zh, en }, i) => doc.fontSize(9).text(`${zh} ${en}:`, 56 + (i * width) / 3, y, { width: width / 3, lineBreak: false }))
  doc.end()
  return done
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

import type { Content, Manifest } from './manifest.ts'

/** A line of the sheet: what it is, in both languages, and its value. */
export interface SheetLine {
  zh: string
  en: string
  value: string
}

export interface SheetWords {
  title: { zh: string; en: string }
  lines: SheetLine[]
  parts: { title: string; lines: string[] }[]
  notes: { zh: string; en: string }[]
  signatures: { zh: string; en: string }[]
}

const basisNames: Record<string, { zh: string; en: string }> = {
  crim_62: { zh: '《公安机关办理刑事案件程序规定》第六十二条', en: 'CRIM art. 62' },
  adm_28: { zh: '《公安机关办理行政案件程序规定》第二十八条', en: 'ADM art. 28' },
}

/** `2026-11-24 14:05:33.120`, Asia/Shanghai (UTC+8, no summer time). */
export function writeTime(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ')
}

/** Everything that stands on the sheet, in the words a judge reads. Pure. */
export function writeSheet(content: Content, ledger: Manifest['ledger'], key: string): SheetWords {
  const { camera, grant, exportedBy, parts } = content
  const basis = basisNames[grant.basis]
  const size = ledger.checkpoint.split('\n')[1] ?? ''
  return {
    title: { zh: '视频证据封装说明', en: 'Sealed video evidence' },
    lines: [
      { zh: '案件（警情）编号', en: 'Case or call', value: content.ground.number },
      { zh: '调取证据通知书', en: 'Notice to the holder', value: grant.document },
      { zh: '依据', en: 'Legal basis', value: basis ? `${basis.zh} / ${basis.en}` : grant.basis },
      { zh: '摄像头', en: 'Camera', value: `${camera.name}（${camera.place}）` },
      { zh: '所有人', en: 'Owner', value: camera.owner },
      { zh: '提取范围（北京时间）', en: 'Range (UTC+8)', value: `${writeTime(content.from)} – ${writeTime(content.to)}` },
      { zh: '申请 / 协同', en: 'Asked by / second', value: `${grant.askedBy} / ${grant.second}` },
      { zh: '批准', en: 'Approved by', value: `${grant.approvedBy}，${writeTime(grant.approvedAt)}` },
      { zh: '导出', en: 'Exported by', value: `${exportedBy.name}（${exportedBy.unit}），${writeTime(content.exportedAt)}` },
      { zh: '账本', en: 'Ledger', value: `#${ledger.index} / ${size}` },
      { zh: '验证公钥', en: 'Key that verifies', value: key },
    ],
    parts: parts.map((p, i) => ({
      title: `${i + 1}. ${p.file}`,
      lines: [
        `${writeTime(p.from)} – ${writeTime(p.to)}`,
        `${p.width}×${p.height}  ${p.codec}  ${p.bytes} B  ${p.frames - p.preRollFrames} 帧 frames${p.preRollFrames > 0 ? `  (+${p.preRollFrames} 前导 pre-roll)` : ''}`,
        `SHA-256 ${p.sha256}`,
      ],
    })),
    notes: [
      { zh: '视频为原始码流，逐位未改，画面上未叠加任何内容；前导帧仅供解码，由编辑列表隐藏，不显示。', en: 'The video is as recorded, bit for bit, with nothing drawn over it. Pre-roll frames serve decoding alone; an edit list hides them.' },
      ...content.missing.map((m) => ({
        zh: `${writeTime(m.from)} – ${writeTime(m.to)}：${m.why === 'damaged' ? '录像损坏，未收入' : '没有录像'}。`,
        en: `${writeTime(m.from)} – ${writeTime(m.to)}: ${m.why === 'damaged' ? 'damaged, left out' : 'not recorded'}.`,
      })),
      { zh: '核验：langqiao verify 文件 --key 公钥。公钥应事先从公安机关取得，不可取自本压缩包。', en: 'To check: langqiao verify FILE --key KEY. Take the key from the police beforehand, never from this archive.' },
    ],
    // Two officers (PSAPL 108, ADM 52), the holder or why they would not sign, a witness where there is one (2016 e-data provisions 14).
    signatures: [
      { zh: '办案民警（签名）一', en: 'First officer' },
      { zh: '办案民警（签名）二', en: 'Second officer' },
      { zh: '持有人（签名；拒绝签名的，注明情况）', en: 'Holder, or why they did not sign' },
      { zh: '见证人（签名）', en: 'Witness' },
      { zh: '办案部门（印章）', en: 'Unit, seal' },
      { zh: '接收人（签名）', en: 'Received by' },
    ],
  }
}

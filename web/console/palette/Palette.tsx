import { Input, Modal, Typography, theme } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isComposing } from '../../shared/keyboard/is-composing.ts'
import { useActName } from '../pages/ledger/acts/words.tsx'
import { useActsSought } from './find-acts.ts'
import { useRecords, type Found } from './find-records.ts'
import './palette.css'

export interface Command {
  name: string
  run: () => void
}

interface Entry {
  key: string
  kind: 'page' | 'command' | Found['kind']
  name: string
  about?: string
  run: () => void
}

/** Ctrl+K: any page, command or record, by typing. */
export function Palette({ pages, commands, onClose }: { pages: readonly string[]; commands: readonly Command[]; onClose: () => void }) {
  const { t } = useTranslation('palette')
  const { t: nameOf } = useTranslation('console')
  const { t: nameType } = useTranslation('ledger')
  const nameAct = useActName()
  const { token } = theme.useToken()
  const navigate = useNavigate()
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState(0)
  const words = sought.trim().toLowerCase()
  const records = useRecords(words, pages)
  const acts = useActsSought(words, pages.includes('ledger')).map((one) => (one.kind === 'act' ? { ...one, name: t('actNo', { seq: one.name }), about: nameAct(one.about) } : { ...one, about: nameType(`type_${one.about}`) }))
  const holds = (name: string) => name.toLowerCase().includes(words)
  const entries: Entry[] = [
    ...pages.map((path): Entry => ({ key: path, kind: 'page', name: nameOf(path), run: () => void navigate(`/${path}`) })).filter((entry) => holds(entry.name) || holds(entry.key)),
    ...commands.map(({ name, run }): Entry => ({ key: name, kind: 'command', name, run })).filter((entry) => holds(entry.name)),
    // Last: they come a moment later, and nothing may slip in under an Enter.
    ...[...records, ...acts].map(({ kind, id, name, about, to }): Entry => ({ key: `${kind}:${id}`, kind, name, about, run: () => void navigate(to) })),
  ]
  const at = Math.min(chosen, entries.length - 1)
  const go = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 && (event.key !== 'Enter' || isComposing(event))) return
    event.preventDefault()
    if (step === 0) go(entries[at])
    else setChosen(Math.max(0, Math.min(entries.length - 1, at + step)))
  }
  return (
    <Modal open title={t('title')} footer={null} closable={false} onCancel={onClose} width={600} styles={{ header: { display: 'none' }, body: { padding: 0 } }} style={{ top: 96 }}>
      <Input
        autoFocus size="large" variant="borderless" value={sought} placeholder={t('hint')} aria-label={t('title')} role="combobox" aria-expanded aria-controls="palette-list" autoComplete="off" spellCheck={false}
        {...(entries[at] ? { 'aria-activedescendant': `palette-${at}` } : {})}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setSought(event.target.value)
          setChosen(0)
        }}
      />
      <ul id="palette-list" role="listbox" aria-label={t('title')} className="palette-list" style={{ borderColor: token.colorBorderSecondary }}>
        {entries.map((entry, i) => (
          <li
            key={entry.key} id={`palette-${i}`} role="option" aria-selected={i === at} className="palette-row" style={i === at ? { background: token.controlItemBgActive } : {}}
            ref={(row) => void (i === at && row?.scrollIntoView({ block: 'nearest' }))} onMouseMove={() => setChosen(i)} onClick={() => go(entry)}
          >
            <span>{entry.name}</span>
            <Typography.Text type="secondary" ellipsis>{entry.about}</Typography.Text>
            <Typography.Text type="secondary">{t(entry.kind)}</Typography.Text>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <Typography.Text type="secondary" style={{ display: 'block', padding: '8px 16px' }}>{t('none')}</Typography.Text>}
      <Typography.Text type="secondary" style={{ display: 'block', padding: '8px 16px 4px', fontSize: 12 }}>{t('keys')}</Typography.Text>
    </Modal>
  )
}

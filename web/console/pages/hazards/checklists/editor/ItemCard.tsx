import { Button, Flex, Tag, Typography } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContentFault, Item, Kind } from '#rules/hazards'
import { SeverityMark } from '../../SeverityMark.tsx'
import { BranchFields } from './BranchFields.tsx'
import { HazardFields } from './HazardFields.tsx'
import { ItemFields } from './ItemFields.tsx'

/** One item: a line that tells what it asks, opened for writing. */
export function ItemCard({ item, number, before, kind, faults, isOpen, onOpen, onChange, onRemove, onMove, onDrag, onDrop }: {
  item: Item
  number: number
  /** Items above it: only their answers can decide whether it is asked. */
  before: readonly Item[]
  kind: Kind
  faults: readonly ContentFault[]
  isOpen: boolean
  onOpen: () => void
  onChange: (item: Item) => void
  onRemove: () => void
  onMove: (by: number) => void
  onDrag: () => void
  onDrop: () => void
}) {
  const { t, i18n } = useTranslation('checklists')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (by === undefined) return
    event.preventDefault()
    onMove(by)
  }
  const words = item.words[language] || t('unworded')
  return (
    <li className={faults.length > 0 ? 'checklist-faulty' : ''} onKeyDown={onKeyDown} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <Flex align="center" gap={8}>
        <span className="checklist-grip" draggable onDragStart={onDrag} aria-hidden title={t('drag')}>⠿</span>
        <button type="button" className="checklist-line" aria-expanded={isOpen} onClick={onOpen}>
          <span className="checklist-number">{number}</span>
          <Typography.Text ellipsis style={{ flex: 1, minWidth: 0 }}>{words}</Typography.Text>
          {item.showIf && <Tag style={{ margin: 0 }}>{t('branches')}</Tag>}
          {item.hazard && <SeverityMark severity={item.hazard.severity} />}
          <Tag style={{ margin: 0 }}>{t(`type_${item.type}`)}</Tag>
        </button>
        <Button type="text" size="small" aria-label={t('up', { words })} title="Alt+↑" onClick={() => onMove(-1)}>↑</Button>
        <Button type="text" size="small" aria-label={t('down', { words })} title="Alt+↓" onClick={() => onMove(1)}>↓</Button>
        <Button type="text" size="small" aria-label={t('remove', { words })} onClick={onRemove}>✕</Button>
      </Flex>
      {faults.map((why) => <Typography.Text key={why} type="danger" style={{ display: 'block', paddingInlineStart: 28 }}>{t(`fault_${why}`)}</Typography.Text>)}
      {isOpen && (
        <div className="checklist-fields">
          <ItemFields item={item} onChange={onChange} />
          <BranchFields item={item} before={before} onChange={onChange} />
          <HazardFields item={item} kind={kind} onChange={onChange} />
        </div>
      )}
    </li>
  )
}

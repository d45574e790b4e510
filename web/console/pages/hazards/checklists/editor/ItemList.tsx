import { Button, Dropdown, Empty } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { itemTypes, type ContentFault, type Item, type Kind } from '#rules/hazards'
import { addItem, moveItem, removeItem, replaceItem } from './change-items.ts'
import { ItemCard } from './ItemCard.tsx'

/** The items in their order: dragged, or moved by Alt and an arrow. One at a time is open. */
export function ItemList({ items, kind, faults, onChange }: { items: Item[]; kind: Kind; faults: readonly { item: string; why: ContentFault }[]; onChange: (items: Item[]) => void }) {
  const { t } = useTranslation('checklists')
  const [open, setOpen] = useState<string | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const add = (type: Item['type']) => {
    const next = addItem(items, type)
    onChange(next)
    setOpen(next.at(-1)!.id)
  }
  return (
    <>
      {items.length === 0 && <Empty description={t('noItems')} />}
      <ol className="checklist-items">
        {items.map((item, at) => (
          <ItemCard
            key={item.id} item={item} number={at + 1} before={items.slice(0, at)} kind={kind} faults={faults.filter((fault) => fault.item === item.id).map((fault) => fault.why)}
            isOpen={open === item.id} onOpen={() => setOpen(open === item.id ? null : item.id)}
            onChange={(changed) => onChange(replaceItem(items, changed))} onRemove={() => onChange(removeItem(items, item.id))} onMove={(by) => onChange(moveItem(items, at, at + by))}
            onDrag={() => setDragged(at)}
            onDrop={() => {
              if (dragged !== null) onChange(moveItem(items, dragged, at))
              setDragged(null)
            }}
          />
        ))}
      </ol>
      <Dropdown trigger={['click']} menu={{ items: itemTypes.map((key) => ({ key, label: t(`type_${key}`) })), onClick: ({ key }) => add(key as Item['type']) }}>
        <Button block type="dashed">＋ {t('addItem')}</Button>
      </Dropdown>
    </>
  )
}

import { Flex, Skeleton, Tree, Typography, theme, type TreeDataNode } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Branch as Counted } from '#answers/cameras'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { useHeight } from '../../../../shared/layout/use-height.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Branch } from './filter.ts'
import { useLevels } from './use-network.ts'

const keyOf = (at: Branch) => JSON.stringify([at.town, at.station, at.owner].filter((part) => part !== undefined))

function branchOf(key: string): Branch {
  const [town, station, owner] = JSON.parse(key) as string[]
  return { ...(town === undefined ? {} : { town }), ...(station === undefined ? {} : { station }), ...(owner === undefined ? {} : { owner }) }
}

const rowHeight = 30

/** Town → station → owner, each level read when it is opened. Choosing a branch narrows list and map. */
export function CameraTree({ branch, onSelect }: { branch: Branch; onSelect: (branch: Branch) => void }) {
  const { t } = useTranslation('cameras')
  const { nameOf } = useUnitNames()
  const frame = useRef<HTMLDivElement>(null)
  const height = useHeight(frame)
  const [open, setOpen] = useState<string[]>(['[]'])
  const levels = useLevels(open.map(branchOf))
  const name = (at: Branch, key: string) => at.station !== undefined ? key || t('noOwner') : at.town !== undefined ? nameOf(key) || key : key || t('noTown')
  const children = (at: Branch): TreeDataNode[] | undefined => {
    const level = levels[open.indexOf(keyOf(at))]?.data
    return level?.branches.map((b) => {
      const next: Branch = level.level === 'town' ? { town: b.key } : level.level === 'station' ? { ...at, station: b.key } : { ...at, owner: b.key }
      const below = children(next)
      return { key: keyOf(next), title: <Title name={name(at, b.key)} counted={b} />, isLeaf: level.level === 'owner', ...(below ? { children: below } : {}) }
    })
  }
  const root = levels[0]
  const sum = useMemo(() => root?.data?.branches.reduce((all, b) => ({ key: '', cameras: all.cameras + b.cameras, offline: all.offline + b.offline }), { key: '', cameras: 0, offline: 0 }), [root?.data])
  const treeData: TreeDataNode[] = [{ key: '[]', title: <Title name={t('everywhere')} counted={sum ?? { key: '', cameras: 0, offline: 0 }} />, children: children({}) ?? [] }]
  return (
    <div ref={frame} style={{ flex: 1, minHeight: 0, overflow: 'hidden' }} className="cameras-tree">
      <ErrorNote error={levels.find(({ error }) => error)?.error ?? null} />
      {root?.isPending ? <Skeleton active title={false} style={{ padding: 12 }} /> : (
        <Tree
          virtual height={Math.max(120, height)} itemHeight={rowHeight} blockNode motion={null}
          aria-label={t('tree')}
          treeData={treeData}
          expandedKeys={open}
          selectedKeys={[keyOf(branch)]}
          onSelect={(_, { node }) => onSelect(branchOf(String(node.key)))}
          onExpand={(keys) => setOpen(keys.map(String).filter((key) => isReachable(key, keys.map(String))))}
          loadData={({ key }) => Promise.resolve(setOpen((now) => (now.includes(String(key)) ? now : [...now, String(key)])))}
        />
      )}
    </div>
  )
}

/** A level whose parent was closed is not read any more. */
function isReachable(key: string, open: readonly string[]): boolean {
  const path = JSON.parse(key) as string[]
  return path.every((_, i) => open.includes(JSON.stringify(path.slice(0, i))))
}

function Title({ name, counted: { cameras, offline } }: { name: string; counted: Counted }) {
  const { t } = useTranslation('cameras')
  const { token } = theme.useToken()
  return (
    <Flex gap={6} align="baseline" style={{ whiteSpace: 'nowrap' }}>
      <Typography.Text ellipsis={{ tooltip: name }} style={{ flex: 1, minWidth: 0 }}>{name}</Typography.Text>
      {offline > 0 && <span style={{ color: token.colorError, fontSize: 12 }} title={t('branchOffline', { count: offline })}>○{offline}</span>}
      <Typography.Text type="secondary" style={{ fontSize: 12, fontVariantNumeric: 'tabular-nums' }}>{cameras}</Typography.Text>
    </Flex>
  )
}

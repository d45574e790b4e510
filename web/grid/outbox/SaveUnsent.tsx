import { Button } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import { toBase64 } from '../vault/boxes.ts'
import { database } from '../vault/database.ts'
import type { Lock } from '../vault/lock.ts'

/** More would not fit into one request: the rest goes into the next file. */
const mostInFile = 200

/** What is unsent, as a file that the server alone can read: handed in on another machine (docs/sync.md). */
export function SaveUnsent({ lock }: { lock: Lock }) {
  const { t } = useTranslation('grid')
  const save = async () => {
    // Each item stands in its box as it is; the server takes what it needs of it.
    const kept = await database.items.where('state').anyOf('kept', 'stuck').sortBy('seq')
    for (let at = 0; at === 0 || at < kept.length; at += mostInFile) {
      const intents = kept.slice(at, at + mostInFile).map(({ box }) => ({ iv: toBase64(box.iv), data: toBase64(box.data) }))
      const file = { langqiao: 'hand-in/1', device: lock.device, ...lock.forServer, intents }
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }))
      link.download = `langqiao-${lock.device.slice(-6)}-${at / mostInFile + 1}.json`
      link.click()
      URL.revokeObjectURL(link.href)
    }
  }
  return <Button block fill="outline" size="large" onClick={() => void save()}>{t('saveUnsent')}</Button>
}

import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'

const keys = ['N', '/', '↑ ↓', 'D', 'S', 'U', 'W', 'X', 'R', 'C', 'B', 'H', 'T', 'L', 'E', 'O', 'I', 'V', 'A', 'G', 'M', 'Esc', 'Ctrl+Enter', 'Alt+1…7', 'Alt+L', 'Alt+R', 'Alt+P'] as const

/** The keys of the desk. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('desk')
  return (
    <Drawer title={t('keys')} open={open} onClose={onClose} size={360}>
      <dl className="desk-keys">{keys.map((key) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={`${key} says`}>{t(`key_${key}`)}</dd>])}</dl>
    </Drawer>
  )
}

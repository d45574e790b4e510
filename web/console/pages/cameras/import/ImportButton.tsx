import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex, Modal, Progress, Space, Spin, Typography } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultsName, saveFile } from '../../../../shared/api/send-file.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { FaultTable } from './FaultTable.tsx'
import { checkFile, fetchFaults, importFile, type ImportProgress, type ImportReport } from './import.ts'

type Step =
  | { at: 'choose' | 'checking' }
  | { at: 'checked'; report: ImportReport }
  | { at: 'running'; progress: ImportProgress }
  | { at: 'done'; added: number; report: ImportReport }

/** A list of cameras from a file: chosen, checked whole, then taken over. */
export function ImportButton() {
  const { t } = useTranslation('cameras')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('import')}</Button>
      {isOpen && <ImportDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cameras')
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [error, setError] = useState<unknown>(null)
  const isBusy = step.at === 'checking' || step.at === 'running'

  const choose = async (chosen: File) => {
    setFile(chosen)
    setError(null)
    setStep({ at: 'checking' })
    await checkFile(chosen).then((report) => setStep({ at: 'checked', report }), fail)
  }
  const take = async (chosen: File, of: number) => {
    setError(null)
    setStep({ at: 'running', progress: { done: 0, of } })
    await importFile(chosen, (progress) => setStep({ at: 'running', progress })).then((answer) => setStep({ at: 'done', ...answer }), fail)
    await queries.invalidateQueries({ queryKey: ['cameras'] })
  }
  const fail = (reason: unknown) => {
    setError(reason)
    setStep({ at: 'choose' })
  }
  const report = step.at === 'checked' || step.at === 'done' ? step.report : null
  return (
    <Modal
      open width={880} title={t('importTitle')} onCancel={onClose} closable={!isBusy} mask={{ closable: false }} keyboard={!isBusy}
      footer={
        <Flex justify="space-between" gap={8} wrap>
          <Button href="/api/camera-imports/template" download>{t('importTemplate')}</Button>
          <Space>
            {file && report && report.faults.length > 0 && <Button onClick={() => void fetchFaults(file).then((faults) => saveFile(faults, faultsName(file)), setError)}>{t('importFaults')}</Button>}
            <Button type={report && step.at === 'checked' ? 'default' : 'primary'} disabled={isBusy} onClick={() => input.current?.click()}>{t(file ? 'importAnother' : 'importChoose')}</Button>
            {file && step.at === 'checked' && <Button type="primary" disabled={step.report.ready === 0} onClick={() => void take(file, step.report.ready)}>{step.report.ready === 0 ? t('importNothing') : t('importGo', { count: step.report.ready })}</Button>}
          </Space>
        </Flex>
      }
    >
      <input
        ref={input} type="file" accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" hidden aria-label={t('importChoose')}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void choose(chosen)
        }}
      />
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{file ? file.name : t('importHint')}</Typography.Text>
        <ErrorNote error={error} />
        {error !== null && step.at === 'choose' && file && <Typography.Text type="secondary">{t('importBroke')}</Typography.Text>}
        {step.at === 'checking' && <Flex gap={8} align="center"><Spin size="small" />{t('importChecking')}</Flex>}
        {step.at === 'running' && <div role="status"><Progress percent={Math.floor((100 * step.progress.done) / Math.max(1, step.progress.of))} />{t('importRunning', { ...step.progress })}</div>}
        {step.at === 'done' && <Alert type="success" showIcon role="status" title={t('importDone', { added: step.added })} description={step.report.faultyRows > 0 ? t('importDoneFaulty') : undefined} />}
        {report && (
          <Typography.Text style={{ fontVariantNumeric: 'tabular-nums' }}>
            {[t('importRows', { rows: report.rows }), ...(step.at === 'checked' ? [t('importReady', { count: report.ready })] : []), ...(report.known > 0 ? [t('importKnown', { count: report.known })] : [])].join(' · ')}
            {report.faultyRows > 0 && <Typography.Text type="danger" strong> · {t('importFaulty', { count: report.faultyRows })}</Typography.Text>}
          </Typography.Text>
        )}
        {report && report.ignoredColumns.length > 0 && <Alert type="warning" showIcon title={t('importIgnored', { columns: report.ignoredColumns.join('、') })} />}
        {report && report.faults.length > 0 && <FaultTable faults={report.faults} />}
      </Flex>
    </Modal>
  )
}

import { useRef, useState } from 'react'
import { useRefreshCase } from '../cases.ts'
import type { EvidenceUpload, Sending } from './uploading.ts'

export interface Row extends Sending {
  key: number
}

/** The uploads of this page, each with how far it is. The uploader is loaded when the first file is chosen. */
export function useUploads(caseId: string) {
  const refresh = useRefreshCase(caseId)
  const [rows, setRows] = useState<Row[]>([])
  const uploads = useRef(new Map<number, EvidenceUpload>())
  const serial = useRef(0)
  const drop = (key: number) => {
    uploads.current.delete(key)
    setRows((all) => all.filter((row) => row.key !== key))
  }

  const add = async (files: Iterable<File>) => {
    const { EvidenceUpload } = await import('./uploading.ts')
    for (const file of files) {
      const key = ++serial.current
      setRows((all) => [...all, { key, file, state: 'hashing', sent: 0, error: null }])
      const upload = new EvidenceUpload(caseId, file, (change) => {
        setRows((all) => all.map((row) => (row.key === key ? { ...row, ...change } : row)))
        // The row goes once the list shows the piece: nothing flickers.
        if (change.state === 'done') void refresh().finally(() => drop(key))
      })
      uploads.current.set(key, upload)
      void upload.start()
    }
  }

  return {
    rows,
    add: (files: Iterable<File>) => void add([...files]),
    pause: (key: number) => void uploads.current.get(key)?.pause(),
    resume: (key: number) => void uploads.current.get(key)?.start(),
    cancel: async (key: number) => {
      await uploads.current.get(key)?.cancel()
      drop(key)
      await refresh()
    },
  }
}

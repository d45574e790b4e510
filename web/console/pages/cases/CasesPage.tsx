import { useParams, useSearchParams } from 'react-router'
import { AcceptDialog } from './accept/AcceptDialog.tsx'
import { useFreshCases } from './cases.ts'
import { CaseFile } from './file/CaseFile.tsx'
import { CaseList } from './list/CaseList.tsx'

/** The list of cases, one case file, or the list with the dialog that accepts a case: `/cases/new?incident=ID`. */
export default function CasesPage() {
  useFreshCases()
  const { id } = useParams()
  const [search] = useSearchParams()
  if (id && id !== 'new') return <CaseFile key={id} id={id} />
  return (
    <>
      <CaseList />
      {id === 'new' && <AcceptDialog incident={search.get('incident')} />}
    </>
  )
}

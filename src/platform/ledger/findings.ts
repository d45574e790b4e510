/** What a verifier can find, each by its name (docs/ledger.md, "Findings"). */
type FindingCode =
  | 'payload_altered'
  | 'payload_missing'
  | 'payload_not_erased'
  | 'leaf_altered'
  | 'seal_wrong'
  | 'node_altered'
  | 'columns_altered'
  | 'act_missing'
  | 'act_unlogged'
  | 'seq_gap'
  | 'version_gap'
  | 'tail_removed'
  | 'tail_unsigned'
  | 'history_differs'
  | 'checkpoints_disagree'
  | 'unknown_key'
  | 'cosignature_wrong'
  | 'malformed'
  | 'projection_differs'
  | 'projection_broken'

export interface Finding {
  code: FindingCode
  /** Log number, where there is one. */
  seq?: number
  act?: string
  /** What exactly, in English for the terminal: names, numbers. */
  detail: string
}

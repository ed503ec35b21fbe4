/** Everything that can be asked of the index, as the audit names it. */
export type AuditedRequest =
  | 'match'
  | 'register'
  | 'register-many'
  | 'load'
  | 'child-by-number'
  | 'child-by-identifier'
  | 'identifiers-of'
  | 'involvements-of'
  | 'record-involvement'
  | 'end-involvement'

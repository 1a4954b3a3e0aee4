/**
 * Schema step 6: the operations of a group, and those of one moment of a writer, by their type and id. An undo's id follows
 * from its target's, so these keys say which acts are undone without a row being read, however large it is (ACT4, ACT16).
 */
export const v6 = {
  operations: '++no, opId, [stage+no], groupId, [groupId+type+opId], [writerId+at+groupId+type+opId]',
} as const;

export { storePath } from '../store/store-path.ts';
export { backupStore } from './backup-store.ts';
export { exportState } from './export-state.ts';
export { importState } from './import-state.ts';
export { readStateFile } from './read-state-file.ts';
export { writeStateFile } from './write-state-file.ts';

import { storeContract } from '../../test/store-contract.ts';
import { memoryStore } from './memory-store.ts';

storeContract('a store in memory', memoryStore);

import { memoryStore } from './memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('a store in memory', memoryStore);

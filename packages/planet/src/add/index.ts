export { type AddOptions, type AddReport, addMember } from './add-member.ts';

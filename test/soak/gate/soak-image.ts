/** No registry has it: what is recorded of it is written by the soak. */
export const SOAK_IMAGE = 'registry.example/soak:1.0';

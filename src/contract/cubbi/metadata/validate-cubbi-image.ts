import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { CUBBI_IMAGE_SCHEMA } from './cubbi-image-schema.ts';

let validate: ValidateFunction | undefined;

/** Everything in which a value breaks the schema. The schema is compiled at the first call, once: most processes never get there. */
export function validateCubbiImage(value: unknown): readonly ErrorObject[] {
  validate ??= new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    CUBBI_IMAGE_SCHEMA,
  );
  return validate(value) ? [] : (validate.errors ?? []);
}

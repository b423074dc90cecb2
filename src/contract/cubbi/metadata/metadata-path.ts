/** Where the metadata of an image is. */
export const METADATA_PATH = '/cubbi/cubbi_image.yaml';

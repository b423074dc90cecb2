/** The version of the product, as in package.json and the charts; a test proves that they agree. */
export const VERSION = '0.1.0';

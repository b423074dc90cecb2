/** What is used of the WebAssembly JavaScript Interface: TypeScript knows it of browsers alone. */
declare namespace WebAssembly {
  type Module = object;
  const Module: new (bytes: Uint8Array) => Module;

  interface Instance {
    readonly exports: unknown;
  }
  const Instance: new (module: Module) => Instance;

  interface Memory {
    readonly buffer: ArrayBuffer;
  }

  interface Global {
    readonly value: number;
  }
}

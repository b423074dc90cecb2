import type { ClassOutline, Member } from './python/class-outline.ts';

/** A class that may be a plugin, with what it inherits inside the file. */
export interface PluginClass {
  readonly outline: ClassOutline;
  /** Whether it derives from `ToolPlugin` of `cubbi_init`, through classes of the file too. */
  readonly derived: boolean;
  /** Whether it may have more members than the file shows: it has a base class from elsewhere, or something changes it. */
  readonly open: boolean;
  readonly member: (name: string) => Member | undefined;
}

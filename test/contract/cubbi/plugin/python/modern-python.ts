/** Lines and blocks that Python 3.10 to 3.14 allow; each was accepted by the Python that it names, where the version matters. */
export const MODERN_PYTHON: readonly { readonly what: string; readonly source: string }[] = [
  { what: 'match with classes, guards and captures', source: MATCH() },
  {
    what: 'match of a tuple without brackets',
    source: 'match a, b:\n    case 1, 2:\n        pass',
  },
  { what: 'match, case and type as names', source: SOFT_KEYWORDS() },
  { what: 'a walrus in a condition', source: 'while chunk := read():\n    use(chunk)' },
  { what: 'a walrus in a call, a set and an index', source: 'f(x := 1)\n{y := 2, 3}\na[z := 0]' },
  { what: 'a walrus with a lambda', source: '(f := lambda: 0)' },
  { what: 'hints', source: 'def f(a: int | None = None, *b: str) -> dict[str, list[int]]: ...' },
  { what: 'hints of variables', source: 'x: int\ny: "int | None" = None\nself.z: list[str] = []' },
  { what: 'positional-only and keyword-only', source: 'def f(a, /, b, *, c=1, **d): pass' },
  {
    what: 'lambdas with all of them',
    source: 'lambda a, /, b=lambda: 1, *, c: a\nlambda *a, **b: 0\nlambda x,: x',
  },
  {
    what: 'generics of Python 3.12',
    source: 'type X[T] = list[T]\ndef f[T: int](x: T) -> T: return x\nclass A[*Ts, **P]: pass',
  },
  {
    what: 'their defaults of Python 3.13',
    source: 'type X[T = int] = list[T]\nclass A[T: int = int]: pass',
  },
  {
    what: 'decorators of any kind',
    source: '@a[0].b(c).d\n@(lambda f: f)\n@x if y else z\n@p.q(1)\ndef f(): pass',
  },
  { what: 'async of all kinds', source: ASYNC() },
  {
    what: 'yield of all kinds',
    source:
      'def f():\n    yield\n    x = yield\n    y = (yield)\n    z = yield 1, 2\n    yield from g()\n    return (yield)',
  },
  { what: 'resources in brackets', source: 'with (open(a) as f, open(b) as g,):\n    pass' },
  {
    what: 'resources with targets of any kind',
    source: 'with a as (b, c), d as e.f, g as h[0]:\n    pass',
  },
  { what: 'groups of exceptions', source: 'try:\n    pass\nexcept* (A, B) as e:\n    pass' },
  {
    what: 'exceptions without brackets of Python 3.14',
    source: 'try:\n    pass\nexcept A, B:\n    pass',
  },
  {
    what: 'unpacking',
    source:
      'x = *a, b\nfor y in *a, b: pass\nz = [*a, *b, {**c}]\nw = [q for q, *r in a]\nt[*a, 1:2]',
  },
  { what: 'hints of unpacked tuples', source: 'def f(*args: *Ts): pass' },
  { what: 'numbers', source: 'x = 1. + .5 + 1.e5 + 1.j + 0xFF_FF + 0b1 + 0o7 + 1_000\n1..real' },
  { what: 'format strings', source: 'f"{a!r:>{w}} {b=} {c:%H:%M} {{x}} {d[\'k\']}" rf"\\d{e}"' },
  {
    what: 'format strings of Python 3.12',
    source: 'f"{a["k"]} {f"{f"{1}"}"} {1.}"\nf"{\n    a  # note\n}"',
  },
  { what: 'format strings with braces after a backslash', source: 'rf"\\{{a\\}}"' },
  { what: 'template strings of Python 3.14', source: 't"{a}" rt"\\d"' },
  { what: 'print as a name', source: 'x = print\nprint = 3\nprint\nprint(x, file=y)\nprint -1' },
  {
    what: 'conditions and comparisons',
    source: 'a if b else c if d else e\nnot a in b\na is not b\na < b <= c != d',
  },
  {
    what: 'lines joined by backslashes, to an empty one too',
    source: 'x = 1 + \\\n    2\ny = "a" \\\n\nz = 3',
  },
  {
    what: 'imports',
    source: 'from . import a\nfrom ...b.c import (d as e, f,)\nimport g.h as i, j',
  },
  { what: 'tabs', source: 'if a:\n\tb\nelse:\n\tc' },
  { what: 'a form feed', source: 'class A:\n    pass\n\f\nclass B:\n    pass' },
  {
    what: 'Windows line ends, also after a backslash',
    source: 'if a:\r\n    b = 1 + \\\r\n        2\r\n',
  },
  { what: 'a byte order mark', source: '\ufeffx = 1' },
  { what: 'other letters', source: 'größe = naïve(名前)' },
  { what: 'comments at any column', source: 'if a:\n  # x\n    b\n# y\n    c\n  # z' },
  { what: 'no line end at the end', source: 'def f():\n    return 1' },
  { what: 'a comment at the end', source: 'def f():\n    return 1\n    # end' },
  { what: 'statements on one line', source: 'if a: b; c\nclass A: x = 1; y = 2' },
  { what: 'nothing', source: '' },
  { what: 'only comments', source: '# a\n\n# b' },
];

function MATCH(): string {
  return [
    'match command:',
    '    case []: pass',
    '    case () | {}: pass',
    '    case str(): pass',
    '    case Point(x=0, y=Color.RED) as p if p and (q := 1): pass',
    '    case {"a": b, Color.RED: 1, **rest}: pass',
    '    case "a" "b" | b"c" | None | True: pass',
    '    case -1 | 1+2j | 1.: pass',
    '    case [a, *_] | (a, *_): pass',
    '    case Deep(',
    '        left=Deep(),',
    '    ):',
    '        found = 1',
    '    case _: pass',
    'after = 2',
  ].join('\n');
}

function SOFT_KEYWORDS(): string {
  return 'match = 1\nmatch.x = 2\nmatch[0] = 3\nmatch(x)\nmatch: int = 4\ncase = 5\ncase[1] = 2\ntype = 6\ntype(x)\ntype: int = 7\nif type in [1]: pass';
}

function ASYNC(): string {
  return [
    'async def f():',
    '    async with (a as b, c): pass',
    '    async for x, *y in z: pass',
    '    await g()',
    '    return [i async for i in x if await i]',
  ].join('\n');
}

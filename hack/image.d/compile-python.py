"""Compiles what importing the given modules needs: ROOT MODULE... prints the path of each file that is compiled.

Runs inside the very Python that will load the results. They are never checked against the sources, so they carry no dates.
"""

import importlib
import importlib.util
import py_compile
import sys

root, *modules = sys.argv[1:]
for module in modules:
    importlib.import_module(module)

sources = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
for source in sorted(source for source in sources if source and source.endswith(".py")):
    if not source.startswith(root + "/usr/lib/"):
        continue
    print(
        py_compile.compile(
            source,
            cfile=importlib.util.cache_from_source(source),
            dfile=source[len(root) :],
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    )

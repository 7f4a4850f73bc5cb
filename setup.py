"""The package's parts lie in folders of their own at the top; here they become one package.

``plugins/``, ``templates/`` and ``backend/`` are installed as ``reflectwrite.plugins`` and so on,
with everything in them that is not Python as package data. The rest is in pyproject.toml.
"""

from setuptools import find_namespace_packages, setup

ROOTS = {
    "reflectwrite": "reflectwrite",
    "reflectwrite.plugins": "plugins",
    "reflectwrite.templates": "templates",
    "reflectwrite.backend": "backend",
}

packages = [
    name
    for package, folder in ROOTS.items()
    for name in [package, *(f"{package}.{part}" for part in find_namespace_packages(folder))]
    if "__pycache__" not in name
]

setup(
    packages=packages,
    package_dir=ROOTS,
    package_data={
        "": ["*.j2", "*.yaml", "*.toml", "*.txt", "*.json", "*.gguf", "*.md", "py.typed"]
    },
)

#!/usr/bin/env python3
"""Prepares a Cubbi container and then becomes its user: the revision that is configured by /cubbi/config.yaml.

Runs as root when the container starts. Arguments are the command that the user "cubbi" runs at last; without any it waits.
"""

import grp
import importlib.util
import os
import pwd
import subprocess
import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Optional

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

HOME = Path("/home/cubbi")
STORAGE = Path("/cubbi-config")
METADATA = Path("/cubbi/cubbi_image.yaml")
SETTINGS = Path("/cubbi/config.yaml")
LOG = Path("/cubbi/init.log")
STATUS = Path("/cubbi/init.status")
IDLE = ["tail", "-f", "/dev/null"]

USAGE = """usage: cubbi_init.py [--help] [COMMAND [ARGUMENT ...]]

Prepares the container as root, then runs COMMAND as the user cubbi (without one: waits).
Everything else is said in /cubbi/config.yaml: user, project, providers, defaults, mcps, persistent_links, run_command, no_shell.
"""


class InitError(Exception):
    """A step that failed, in words for the log."""


class StatusManager:
    """Tells the outside how far init is: a log, repeated on standard output, and a one-line status."""

    def __init__(self):
        LOG.touch()
        self.complete(False)

    def log(self, message):
        print(message, flush=True)
        with LOG.open("a") as file:
            file.write(f"{message}\n")

    def complete(self, done):
        STATUS.write_text(f"INIT_COMPLETE={str(done).lower()}\n")


class User(BaseModel):
    uid: int = 1000
    gid: int = 1000


class Project(BaseModel):
    config_dir: Optional[str] = None


class Provider(BaseModel):
    type: str
    api_key: Optional[str] = None
    base_url: Optional[str] = None


class Defaults(BaseModel):
    model: Optional[str] = None


class Mcp(BaseModel):
    name: str
    type: str
    host: Optional[str] = None
    port: Optional[int] = None
    url: Optional[str] = None
    command: Optional[str] = None
    args: List[str] = []
    env: Dict[str, str] = {}
    headers: Dict[str, str] = {}


class PersistentLink(BaseModel):
    source: str
    target: str
    type: str = "directory"


class CubbiConfig(BaseModel):
    """What the file may say; keys that are not named here are ignored."""

    user: User = User()
    project: Project = Project()
    providers: Dict[str, Provider] = {}
    defaults: Defaults = Defaults()
    mcps: List[Mcp] = []
    persistent_links: List[PersistentLink] = []
    run_command: Optional[str] = None
    no_shell: bool = False


@dataclass
class PersistentConfig:
    source: str
    target: str
    type: str = "directory"
    description: str = ""


@dataclass
class ImageConfig:
    name: str
    description: str
    version: str
    maintainer: str
    image: str
    persistent_configs: list


class ToolPlugin(ABC):
    """What an image's plugin derives from. It prepares the tool's own configuration, as root."""

    def __init__(self, status, config):
        self.status = status
        self.config = config

    @property
    @abstractmethod
    def tool_name(self):
        """The name in the metadata."""

    @abstractmethod
    def is_already_configured(self):
        """Whether the files already say what the configuration wants."""

    @abstractmethod
    def configure(self):
        """Writes the files. A false result ends the boot."""


def read_config():
    """The configuration, or what is set without one. Errors name places and never values, which may be secrets."""
    if not SETTINGS.is_file():
        return CubbiConfig()
    try:
        return CubbiConfig(**(YAML(typ="safe").load(SETTINGS) or {}))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise InitError(f"{SETTINGS} is no YAML, see line {line}") from None
    except ValidationError as error:
        places = [".".join(str(part) for part in item["loc"]) for item in error.errors()]
        raise InitError(f"{SETTINGS} has no valid {', '.join(places)}") from None


def read_image_config():
    if not METADATA.is_file():
        raise InitError(f"Configuration file not found: {METADATA}")
    data = YAML(typ="safe").load(METADATA)
    persistent = [PersistentConfig(**item) for item in data.get("persistent_configs", [])]
    required = {key: data[key] for key in ("name", "description", "version", "maintainer", "image")}
    return ImageConfig(**required, persistent_configs=persistent)


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise InitError(f"{' '.join(words)} failed: {done.stdout.strip()}")


def find(lookup, name):
    try:
        return lookup(name)
    except KeyError:
        return None


def setup_group(status, gid):
    """A group id that somebody else has is no obstacle: the user gets it all the same."""
    group = find(grp.getgrnam, "cubbi")
    try:
        if group is None:
            run("groupadd", "-g", str(gid), "cubbi")
        elif group.gr_gid != gid:
            run("groupmod", "-g", str(gid), "cubbi")
    except InitError as error:
        status.log(f"Warning: {error}")


def setup_user(status, user):
    status.log(f"Setting up user 'cubbi' with UID: {user.uid}, GID: {user.gid}")
    setup_group(status, user.gid)
    account = find(pwd.getpwnam, "cubbi")
    ids = ["--uid", str(user.uid), "--gid", str(user.gid)]
    if account is None:
        run("useradd", "--shell", "/bin/bash", *ids, "--no-create-home", "cubbi")
    elif (account.pw_uid, account.pw_gid) != (user.uid, user.gid):
        run("usermod", *ids, "cubbi")


def make_folder(path, user):
    """Makes a folder with its parents; what is new belongs to the user, and so does the folder itself."""
    missing = [parent for parent in (path, *path.parents) if not parent.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for folder in {path, *missing}:
        os.chown(folder, user.uid, user.gid)


def make_link(source, target, user):
    if not source.parent.exists():
        make_folder(source.parent, user)
    if source.is_symlink() or source.exists():
        source.unlink()
    source.symlink_to(target)
    os.lchown(source, user.uid, user.gid)


def setup_folders(status, config):
    for path in (Path("/app"), STORAGE, STORAGE / "home"):
        make_folder(path, config.user)
        path.chmod(0o755)
        status.log(f"Created directory: {path}")
    try:
        make_link(HOME, STORAGE / "home", config.user)
    except OSError as error:
        raise InitError(f"Failed to create home directory symlink: {error}") from error
    if config.project.config_dir:
        make_folder(Path(config.project.config_dir), config.user)


def setup_links(status, config):
    for item in config.persistent_links:
        status.log(f"Creating symlink: {item.source} -> {item.target}")
        target = Path(item.target)
        if item.type == "file":
            make_folder(target.parent, config.user)
            target.touch()
            os.chown(target, config.user.uid, config.user.gid)
        else:
            make_folder(target, config.user)
        try:
            make_link(Path(item.source), target, config.user)
        except OSError as error:
            link = f"{item.source} -> {item.target}"
            raise InitError(f"Failed to create symlink {link}: {error}") from error


def load_plugin_class(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not hasattr(module, "PLUGIN_CLASS"):
        raise InitError(f"No PLUGIN_CLASS variable found in {path}")
    return module.PLUGIN_CLASS


def run_plugin(status, image, config):
    stem = image.name.lower().replace("-", "_")
    path = Path(__file__).parent / f"{stem}_plugin.py"
    if not path.is_file():
        status.log(f"No tool-specific plugin found at {path}, skipping tool initialization")
        return
    try:
        plugin = load_plugin_class(path)(status, config)
        status.log(f"Running {plugin.tool_name}-specific initialization")
        if plugin.is_already_configured():
            status.log(f"{plugin.tool_name} is already configured, skipping")
            return
        done = plugin.configure()
    except Exception as error:
        raise InitError(f"Failed to load or execute plugin {path.name}: {error}") from error
    if not done:
        raise InitError("Tool initialization failed")


def initialize(status):
    config = read_config()
    image = read_image_config()
    status.log(f"Initializing {image.name} v{image.version}")
    setup_user(status, config.user)
    setup_folders(status, config)
    setup_links(status, config)
    run_plugin(status, image, config)
    status.complete(True)
    return config


def run_command(status, config):
    status.log("--- Executing initial command ---")
    status.log(f"Executing as cubbi: sh -c {config.run_command}")
    code = subprocess.run(["gosu", "cubbi", "sh", "-c", config.run_command]).returncode
    status.log(f"--- Initial command finished (exit code: {code}) ---")
    if config.no_shell:
        status.log("--- no_shell=true, exiting container without starting shell ---")
        sys.exit(code)


def become_user(status, command):
    status.log(f"Switching to user 'cubbi' and executing: {' '.join(command)}")
    try:
        os.execvp("gosu", ["gosu", "cubbi", *command])
    except OSError as error:
        status.log(f"Failed to exec as user: {error}")
        sys.exit(1)


def main(command):
    if command[:1] in (["-h"], ["--help"]):
        print(USAGE, end="")
        return
    status = StatusManager()
    try:
        config = initialize(status)
    except Exception as error:
        status.log(f"Initialization failed with error: {error}")
        sys.exit(1)
    if config.run_command:
        run_command(status, config)
    become_user(status, command or IDLE)


if __name__ == "__main__":
    # Plugins import their base class from here: it must be the same one.
    sys.modules["cubbi_init"] = sys.modules["__main__"]
    main(sys.argv[1:])

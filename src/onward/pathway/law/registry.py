"""Every duty there is: each module of `duties/` that declares a DUTY, found by being there."""

import pkgutil
from importlib import import_module
from pathlib import Path

from onward.pathway.law import duties as _duties
from onward.pathway.law.duty import Duty


def _load() -> tuple[dict[str, Duty], dict[str, Path]]:
    found: dict[str, Duty] = {}
    files: dict[str, Path] = {}
    local: dict[str, str] = {}
    for module_info in pkgutil.walk_packages(_duties.__path__, f"{_duties.__name__}."):
        module = import_module(module_info.name)
        duty = getattr(module, "DUTY", None)
        if duty is None:
            continue
        if duty.key in found:
            raise ValueError(f'Two files declare the duty "{duty.key}": {files[duty.key]} and {module.__file__}.')
        for setting in duty.local_settings:
            if local.setdefault(setting.name, setting.default) != setting.default:
                raise ValueError(
                    f'The local setting "{setting.name}" has two defaults. Give it one, in {module.__file__}.'
                )
        found[duty.key] = duty
        files[duty.key] = Path(str(module.__file__))
    return found, files


DUTIES, FILES = _load()

"""What `./run` does before Jianyan itself can run: a virtual environment, the locked packages, a secret key.

Only the standard library is used here. Everything is made inside the checkout; progress goes to standard error.
"""

import fcntl
import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "jianyan.json"
OWN_VAR = CHECKOUT / "var"
VAR = Path(os.environ.get("JIANYAN_VAR") or OWN_VAR)
NOT_DONE = 2

PIP_OPTIONS = (
    "--require-hashes",
    "--only-binary=:all:",
    "--progress-bar=off",
    "--no-input",
    "--disable-pip-version-check",
)
LOCK_OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
)
USAGE = """\
用法：
  ./run [--port N]          准备数据库和示范数据，启动网页服务和后台进程（默认 127.0.0.1:8000）
  ./run test [参数 ...]      运行全部检查和测试；带参数时只运行所选测试（参数交给 pytest）
  ./run lock                重新生成 requirements/*.txt（带哈希的依赖锁定文件）
  ./run 命令 [参数 ...]      运行 jianyan 的一个命令；./run help 列出全部命令
"""


class NotDone(Exception):
    """The one sentence for the person at the terminal; `./run` ends with exit code 2."""


def main(arguments: list[str]) -> int:
    """Make the environment ready, then become the command asked for."""
    word = arguments[0] if arguments else ""
    if word in ("-h", "--help"):
        print(USAGE, end="")
        return 0
    try:
        if word == "lock":
            return lock()
        if word == "test":
            ready("test")
            become("tests", arguments[1:])
        ready("run")
        become("jianyan", arguments if word and not word.startswith("-") else ["serve", *arguments])
    except NotDone as refusal:
        print(refusal, file=sys.stderr)
        return NOT_DONE


def become(module: str, arguments: list[str]) -> NoReturn:
    """Replace this process by `python -m module`, which finds the checkout from whatever folder one is in."""
    environ = dict(os.environ)
    known = [path for path in environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    environ["PYTHONPATH"] = os.pathsep.join([str(CHECKOUT), *known])
    environ["PYTHONSAFEPATH"] = "1"
    environ.setdefault("JIANYAN_SECRET_KEY", secret_key())
    sys.stderr.flush()
    os.execve(PYTHON, [str(PYTHON), "-m", module, *arguments], environ)


def secret_key() -> str:
    """The key of this checkout, made once and readable by its owner only."""
    file = VAR / "secret"
    if not file.exists():
        with _alone():
            if not file.exists():
                _write_secret(file)
    return file.read_text()


def _write_secret(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(secrets.token_urlsafe(48))
    new.replace(file)


def ready(kind: str) -> None:
    """Have a virtual environment with the packages of requirements/KIND.txt; quick when it is there already."""
    if _is_ready(kind):
        return
    with _alone():
        if _is_ready(kind):
            return
        if not _is_whole():
            make_venv()
        install(kind)


def make_venv() -> None:
    """Make `.venv` anew, in place of a stale or half-made one."""
    missing = _missing_modules()
    if missing:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise NotDone(
            f"这个 Python（{sys.executable}）缺少 {missing} 模块，无法建立虚拟环境。"
            f"请安装 python3-venv（Debian、Ubuntu：apt install python3-venv 或 python{version}-venv）后重试。"
        )
    say("建立虚拟环境 .venv ……")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise NotDone(f"没有建成虚拟环境：{_last_line(done.stdout.decode(errors='replace'))}")
    _write_stamp({"at": str(CHECKOUT), "busy": False, "installed": {}})


def install(kind: str) -> None:
    """Install the packages of requirements/KIND.txt, each checked against its hash."""
    stamp = _stamp()
    _write_stamp(stamp | {"busy": True})
    _pip_install(CHECKOUT / "requirements" / f"{kind}.txt")
    installed = {kind: _digest(kind)}
    if kind == "test":
        installed["run"] = _digest("run")  # test.txt holds all of run.txt; a test compares them
    _write_stamp(stamp | {"busy": False, "installed": installed})


def lock() -> int:
    """Write requirements/*.txt anew with pip-tools from a virtual environment that is thrown away afterwards."""
    place = OWN_VAR / "lock"
    with _alone():
        say("准备 pip-tools ……")
        shutil.rmtree(place, ignore_errors=True)
        try:
            _must([sys.executable, "-m", "venv", str(place)])
            python = str(place / "bin" / "python")
            _must([python, "-m", "pip", "install", "--quiet", "pip-tools"])
            for kind in ("run", "test"):
                say(f"解析 requirements/{kind}.in ……")
                _must([python, "-m", "piptools", "compile", *LOCK_OPTIONS, f"requirements/{kind}.in"])
        finally:
            shutil.rmtree(place, ignore_errors=True)
    say("已写好 requirements/run.txt 和 requirements/test.txt。")
    return 0


def say(sentence: str) -> None:
    """One line of progress."""
    print(sentence, file=sys.stderr, flush=True)


def _missing_modules() -> str:
    missing = []
    for name in ("venv", "ensurepip"):
        try:
            __import__(name)
        except ImportError:
            missing.append(name)
    return "、".join(missing)


def _is_ready(kind: str) -> bool:
    return _is_whole() and _stamp().get("installed", {}).get(kind) == _digest(kind)


def _is_whole() -> bool:
    """False when there is none, its Python is gone, it was moved here, or an install into it was interrupted."""
    stamp = _stamp()
    return stamp.get("at") == str(CHECKOUT) and not stamp.get("busy") and os.access(PYTHON, os.X_OK)


def _stamp() -> dict[str, Any]:
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _write_stamp(stamp: dict[str, Any]) -> None:
    new = STAMP.with_suffix(".new")
    new.write_text(json.dumps(stamp, ensure_ascii=False), encoding="utf-8")
    new.replace(STAMP)


def _digest(kind: str) -> str:
    return hashlib.sha256((CHECKOUT / "requirements" / f"{kind}.txt").read_bytes()).hexdigest()


@contextmanager
def _alone() -> Iterator[None]:
    """Let one `./run` at a time change `.venv`."""
    OWN_VAR.mkdir(exist_ok=True)
    with (OWN_VAR / "install.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _pip_install(lock_file: Path) -> None:
    pins = re.findall(r"^[\w.-]+==", lock_file.read_text(encoding="utf-8"), re.MULTILINE)
    log = OWN_VAR / "install.log"
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--progress-bar=off"]
    command += [
        "--no-input",
        "--disable-pip-version-check",
        "--cache-dir",
        str(OWN_VAR / "pip"),
        "-r",
        str(lock_file),
    ]
    say(f"安装 {len(pins)} 个锁定的依赖 ……")
    with log.open("w", encoding="utf-8") as record, _pip(command) as pip:
        assert pip.stdout is not None
        _follow(pip.stdout, record.write, len(pins))
    if pip.returncode:
        errors = re.findall(r"^ERROR: (.+)$", log.read_text(encoding="utf-8"), re.MULTILINE)
        raise NotDone(f"依赖没有装好：{errors[0] if errors else '见记录'}。完整记录见 {log}；请检查网络后重试。")


def _pip(command: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def _follow(lines: Iterable[str], write: Callable[[str], object], total: int) -> None:
    """Copy pip's lines to the log and say now and then how far it is."""
    seen = 0
    for line in lines:
        write(line)
        if line.startswith("Collecting "):
            seen += 1
            if seen % 10 == 0:
                say(f"  已取得 {seen}/{total} 个依赖")
        elif line.startswith("Installing collected packages"):
            say("  正在写入虚拟环境 ……")


def _must(command: list[str]) -> None:
    caches = {"PIP_CACHE_DIR": str(OWN_VAR / "pip"), "PIP_TOOLS_CACHE_DIR": str(OWN_VAR / "pip")}
    environ = os.environ | caches | {"CUSTOM_COMPILE_COMMAND": "./run lock"}
    done = subprocess.run(command, cwd=CHECKOUT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise NotDone(f"没有完成：{' '.join(command[1:4])}：{_last_line(done.stdout.decode(errors='replace'))}")


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["没有说明原因"])[-1]


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("已中断；再次运行 ./run 会接着完成。", file=sys.stderr)
        raise SystemExit(NOT_DONE) from None

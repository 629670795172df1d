"""The doctor names what is missing, with the exact line that installs it, and survives what it examines."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from paywall_admin.system import doctor, libraries, screen

DEBIAN = {"ID": "debian", "VERSION_ID": "12"}
UBUNTU = {"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "24.04"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian", "VERSION_ID": "21"}


def line(libraries_missing: list[str], fields: dict[str, str]) -> str:
    return libraries.remedy(libraries_missing, libraries.release_of(fields))


def test_the_line_names_the_packages_of_what_is_missing() -> None:
    lacking = libraries.missing("qt", loads=lambda library: "GL" not in library)
    assert lacking == ["libGL.so.1", "libEGL.so.1"]
    assert line(lacking, DEBIAN) == "sudo apt-get install libgl1 libegl1"


@pytest.mark.parametrize(
    ("fields", "package"),
    [
        (DEBIAN, "libasound2"),
        ({**DEBIAN, "VERSION_ID": "13"}, "libasound2"),
        ({**UBUNTU, "VERSION_ID": "22.04"}, "libasound2"),
        (UBUNTU, "libasound2t64"),
        ({**UBUNTU, "VERSION_ID": "26.04"}, "libasound2t64"),
        (MINT, "libasound2"),
    ],
)
def test_the_package_of_alsa_has_another_name_on_newer_ubuntu(fields: dict[str, str], package: str) -> None:
    assert line(["libasound.so.2"], fields) == f"sudo apt-get install {package}"


@pytest.mark.parametrize("fields", [{"ID": "fedora", "VERSION_ID": "42"}, {}])
def test_without_apt_the_libraries_themselves_are_named(fields: dict[str, str]) -> None:
    assert line(["libnss3.so"], fields) == "Install the packages of your system that hold libnss3.so."


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the wheels carry every library")
def test_loading_is_really_tried() -> None:
    assert libraries.loads("libc.so.6")
    assert not libraries.loads("libno-such-thing.so.1")
    assert libraries.missing("qt") == [], "the tests themselves run with Qt"


def test_a_library_that_only_qt_lacks_does_not_take_the_doctor_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "missing", lambda part: ["libEGL.so.1"] if part == "qt" else [])
    monkeypatch.setattr(libraries, "release", lambda: libraries.release_of(UBUNTU))
    probes = {probe.name: probe for probe in doctor.examine(["no.such.module"])}
    assert probes["Window"].state == "bad"
    assert probes["Window"].sentence == "Qt cannot start without libEGL.so.1."
    assert probes["Window"].remedy == "sudo apt-get install libegl1"
    assert "Fonts" not in probes


def test_qt_really_starts_and_counts_fonts() -> None:
    probes = {probe.name: probe for probe in doctor._qt(True, {"qt": [], "screen": []})}
    assert probes["Window"].state == "good", probes
    assert probes["Window"].sentence.startswith("Qt 6.")
    assert probes["Fonts"].name == "Fonts"


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_is_reachable_by_any_of_its_names(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    assert not screen.is_reachable()
    assert doctor._screen([]).state == "warning"
    monkeypatch.setenv(name, "something")
    assert screen.is_reachable()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delenv(name)
    assert screen.is_reachable()


@pytest.mark.parametrize(("latin", "japanese", "state"), [(0, 0, "bad"), (3, 0, "warning"), (3, 1, "good")]
)  # fmt: skip
def test_fonts(latin: int, japanese: int, state: str) -> None:
    assert doctor._fonts(latin, japanese).state == state


@pytest.mark.parametrize(
    ("code", "output", "refusal"),
    [
        ("print('fine')", "fine\n", None),
        ("import os, signal; os.kill(os.getpid(), signal.SIGABRT)", "", "it ended with status -6"),
        ("import sys; sys.exit('[1:2:ERROR:x.cc] No sandbox.')", "", "No sandbox"),
        ("import sys; sys.stderr.buffer.write(b'\\xff.'); sys.exit(3)", "", "\ufffd"),
        ("import signal; signal.pause()", "", "TimeoutExpired while trying"),
    ],
)
def test_a_child_that_aborts_hangs_or_rambles_is_an_answer(code: str, output: str, refusal: str | None) -> None:
    found = doctor._child(["-c", code], on_screen=False, seconds=1 if "pause" in code else 30)
    assert found == doctor.Child(output, refusal)


def test_the_preview_is_tried_by_the_module_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._preview(True, [], ["json.tool", "--help"]).state == "good"
    for user, said in ((1000, "The live preview cannot start ("), (0, "does not start as root")):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        refused = doctor._preview(True, [], ["no.such.module"])
        assert refused.state == "warning"
        assert said in refused.sentence
    assert doctor._preview(True, ["libnss3.so"], []).sentence == "The live preview cannot start without libnss3.so."
    assert "not installed" in doctor._preview(False, [], []).sentence


def test_the_module_needs_no_qt_itself() -> None:
    code = "import sys, paywall_admin.system.doctor; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_variable_for_passphrases_stands_in_for_a_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._keyring().state == "warning"
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "x")
    assert doctor._keyring().state == "good"


def test_a_folder_that_cannot_be_used_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._folders().state == "good"
    assert list(home.iterdir()) == [], "nothing is made by looking"
    (home / "data").mkdir()
    assert doctor._folders().state == "good"
    assert list((home / "data").iterdir()) == []
    (home / "state").write_text("in the way")
    probe = doctor._folders()
    assert probe.state == "bad"
    assert probe.sentence == f"{home / 'state'} cannot be used: {home / 'state'} is not a folder."
    monkeypatch.setattr(doctor.files, "replace_file", refuse)
    assert doctor._folders().sentence == f"{home / 'data'} cannot be used: it is read-only."


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))

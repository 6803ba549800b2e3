"""Signatures of Windows, put from Linux. Without a certificate, the step is proved with one made here."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from devtools.environment import CannotGoOn, say

TOOLS = {"osslsigncode": "osslsigncode", "openssl": "openssl"}
_TEST_NAME = "MuniRedes, certificado de prueba"


def sign_all(paths: Sequence[Path], certificate: Path | None, place: Path) -> None:
    """Sign files in place with a PFX; without one, sign copies with a test certificate and say so."""
    for path in paths:
        if certificate is not None:
            with _password() as said:
                _sign(path, path, ["-pkcs12", str(certificate), *said])
            continue
        proof = place / f"prueba-{path.name}"
        key, public = _test_certificate(place)
        _sign(path, proof, ["-certs", str(public), "-key", str(key)])
        _verify(proof, public)
        proof.unlink()
        say(f"{path.name} queda SIN FIRMAR: no hay certificado. El paso de firma funciona con uno de prueba.")


@contextmanager
def _password() -> Iterator[Sequence[str]]:
    """Yield how the password is told: in a private file, since anybody sees the orders that are running."""
    password = os.environ.get("MUNIREDES_PFX", "")
    if not password:
        yield ("-pass", "")
        return
    with tempfile.TemporaryDirectory(prefix="muniredes-firma-") as folder:
        kept = Path(folder) / "clave"
        kept.touch(0o600)
        kept.write_text(password, encoding="utf-8")
        yield ("-readpass", str(kept))


def _sign(source: Path, target: Path, by: Sequence[str]) -> None:
    signed = target.with_name(f"{target.name}.firmado")
    signed.unlink(missing_ok=True)
    command = ["osslsigncode", "sign", *by, "-n", "MuniRedes", "-h", "sha256"]
    done = subprocess.run(
        [*command, "-in", str(source), "-out", str(signed)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise CannotGoOn(f"No se ha podido firmar {source.name}: {done.stderr or done.stdout}")
    shutil.move(signed, target)


def _verify(path: Path, public: Path) -> None:
    command = ["osslsigncode", "verify", "-CAfile", str(public), "-in", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode or _TEST_NAME not in done.stdout:
        raise CannotGoOn(f"La firma de {path.name} no se puede comprobar: {done.stdout[-400:]}")


def _test_certificate(place: Path) -> tuple[Path, Path]:
    key, public = place / "prueba.key", place / "prueba.pem"
    if not public.exists():
        command = ["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "3650"]
        command += ["-subj", f"/CN={_TEST_NAME}", "-addext", "extendedKeyUsage=codeSigning"]
        command += ["-keyout", str(key), "-out", str(public)]
        subprocess.run(command, check=True, capture_output=True)
    return key, public

"""What Windows is told of the program: version resource, manifest. Used by `muniredes.spec` on Windows."""

from typing import Any

COMPANY = "MuniRedes"
DESCRIPTION = "MuniRedes: la guía y el manual de relevo de las redes sociales de un ayuntamiento"
MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>
    <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
  </requestedPrivileges></security></trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application>
    <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
  </application></compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
    <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
  </windowsSettings></application>
  <dependency><dependentAssembly>
    <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
      processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
  </dependentAssembly></dependency>
</assembly>
"""
"""UTF-8 everywhere, paths of any length, sharp on any screen, and no administrator."""

_SPANISH, _UNICODE = 0x0C0A, 1200


def numbers(version: str) -> tuple[int, int, int, int]:
    """«1.2.3» as the four numbers that Windows wants; what is not a number («.dev0») is left out."""
    said = [int(part) for part in version.split(".") if part.isdecimal()]
    first, second, third, fourth, *_rest = (*said, 0, 0, 0, 0)
    return first, second, third, fourth


def version_info(version: str) -> Any:
    """Return PyInstaller's version resource."""
    from PyInstaller.utils.win32 import versioninfo as win

    words = {
        "CompanyName": COMPANY,
        "FileDescription": DESCRIPTION,
        "FileVersion": version,
        "InternalName": "muniredes",
        "LegalCopyright": "EUPL-1.2",
        "OriginalFilename": "muniredes.exe",
        "ProductName": "MuniRedes",
        "ProductVersion": version,
    }
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=numbers(version), prodvers=numbers(version)),
        kids=[
            win.StringFileInfo(
                [
                    win.StringTable(
                        f"{_SPANISH:04X}{_UNICODE:04X}", [win.StringStruct(*w) for w in words.items()]
                    )
                ]
            ),
            win.VarFileInfo([win.VarStruct("Translation", [_SPANISH, _UNICODE])]),
        ],
    )

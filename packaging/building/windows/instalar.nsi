; Per user, without administrator. Silent with /S. Data live elsewhere: removing them is asked, and never done in silence.
Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 32

!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "MuniRedes"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\MuniRedes"
InstallDirRegKey HKCU "Software\MuniRedes" "Carpeta"
BrandingText "MuniRedes ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=3082 "ProductName" "MuniRedes"
VIAddVersionKey /LANG=3082 "FileDescription" "${DESCRIPTION}"
VIAddVersionKey /LANG=3082 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=3082 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=3082 "LegalCopyright" "EUPL-1.2"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MuniRedes"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Instalar MuniRedes"
!define MUI_WELCOMEPAGE_TEXT "La guía y el manual de relevo de las redes sociales de su ayuntamiento.$\r$\n$\r$\nSe instala solo para usted: no hace falta ser administrador. Si ya lo tenía, sus datos se quedan como están.$\r$\n$\r$\nPulse Siguiente para seguir."
!define MUI_FINISHPAGE_RUN "$INSTDIR\muniredes.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Abrir MuniRedes"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Spanish"

Section "MuniRedes"
  SetShellVarContext current
  ; What an older version left must not mix with this one; a program that is open keeps its files.
  ClearErrors
  IfFileExists "$INSTDIR\muniredes.exe" 0 fresh
  Delete "$INSTDIR\muniredes.exe"
  IfErrors 0 fresh
  MessageBox MB_ICONEXCLAMATION|MB_OK "MuniRedes está abierto. Ciérrelo y vuelva a instalar: no se ha cambiado nada." /SD IDOK
  SetErrorLevel 3
  Quit
fresh:
  ; Also what an update that was cut short left behind.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  CreateShortcut "$SMPROGRAMS\MuniRedes.lnk" "$INSTDIR\muniredes.exe" "" "$INSTDIR\muniredes.exe" 0
  CreateShortcut "$DESKTOP\MuniRedes.lnk" "$INSTDIR\muniredes.exe" "" "$INSTDIR\muniredes.exe" 0
  WriteRegStr HKCU "Software\MuniRedes" "Carpeta" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.muniredes" "" "MuniRedes.Guia"
  WriteRegStr HKCU "Software\Classes\MuniRedes.Guia" "" "Guía de MuniRedes"
  WriteRegStr HKCU "Software\Classes\MuniRedes.Guia\DefaultIcon" "" "$INSTDIR\muniredes.exe,0"
  WriteRegStr HKCU "Software\Classes\MuniRedes.Guia\shell\open\command" "" '"$INSTDIR\muniredes.exe" "%1"'
  WriteUninstaller "$INSTDIR\quitar.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "MuniRedes"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\muniredes.exe,0"
  WriteRegStr HKCU "${KEY}" "Publisher" "MuniRedes"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\quitar.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\quitar.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  Delete "$INSTDIR\muniredes.exe"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\quitar.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\MuniRedes.lnk"
  Delete "$DESKTOP\MuniRedes.lnk"
  DeleteRegKey HKCU "Software\Classes\MuniRedes.Guia"
  DeleteRegKey HKCU "Software\Classes\.muniredes"
  DeleteRegKey HKCU "Software\MuniRedes"
  DeleteRegKey HKCU "${KEY}"
  ${RefreshShellIcons}
  IfFileExists "$LOCALAPPDATA\MuniRedes\*.*" 0 done
  MessageBox MB_ICONQUESTION|MB_YESNO|MB_DEFBUTTON2 "MuniRedes ya no está. Sus datos y sus copias de seguridad siguen en $LOCALAPPDATA\MuniRedes.$\r$\n$\r$\n¿Quiere borrarlos también? Si contesta No, se quedan por si vuelve a instalarlo." /SD IDNO IDNO done
  RMDir /r "$LOCALAPPDATA\MuniRedes"
done:
SectionEnd

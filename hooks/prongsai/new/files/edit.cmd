@echo off
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
set "FOUND="
py -3 -c "" >nul 2>nul && set "FOUND=py -3"
if not defined FOUND python -c "" >nul 2>nul && set "FOUND=python"
if not defined FOUND echo ยังไม่มี Python ในเครื่องนี้ ติดตั้ง Python 3.11 ขึ้นไปจาก https://www.python.org/downloads แล้วเปิดไฟล์นี้อีกครั้ง
if not defined FOUND pause & exit /b 1
%FOUND% wheels\edit.py %* || (pause & exit /b 1)

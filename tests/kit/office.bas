' Opens workbooks, fills them in, calculates them and tells their results, as the lines of a file say.
' Its first line, JOB, is written before it starts: the folder of the files. Words of a line are parted by tabs.
Dim Book As Object
Dim Answers As Object
Dim Places(2000) As Object
Dim Areas(200) As Object
Dim PlaceCount As Integer
Dim AreaCount As Integer

Sub Work
  Dim files As Object, source As Object
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  source = createUnoService("com.sun.star.io.TextInputStream")
  source.setInputStream(files.openFileRead(JOB & "/job.txt"))
  source.setEncoding("UTF-8")
  Answers = createUnoService("com.sun.star.io.TextOutputStream")
  Answers.setOutputStream(files.openFileWrite(JOB & "/told.txt"))
  Answers.setEncoding("UTF-8")
  While Not source.isEOF()
    Follow(Split(source.readLine(), Chr(9)))
  Wend
  Answers.closeOutput()
  StarDesktop.terminate()
End Sub

Sub Follow(words)
  Select Case words(0)
    Case "open"
      Book = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, Array(Setting("Hidden", True)))
      PlaceCount = 0
      AreaCount = 0
    Case "wait"
      Book.enableAutomaticCalculation(False)
    Case "preview"
      Book.storeToURL(words(1), Array(Setting("FilterName", "calc_pdf_Export")))
    Case "place"
      Places(PlaceCount) = RangeOf(words)
      PlaceCount = PlaceCount + 1
    Case "area"
      Areas(AreaCount) = RangeOf(words)
      AreaCount = AreaCount + 1
    Case "clear"
      Places(CInt(words(1))).clearContents(7) ' numbers, dates and texts
    Case "number"
      CellOf(words).setValue(Val(words(4)))
    Case "text"
      CellOf(words).setString(words(4))
    Case "calculate"
      Book.calculateAll()
    Case "values"
      TellValues()
    Case "texts"
      TellTexts()
    Case "close"
      Book.close(True)
  End Select
End Sub

Function RangeOf(words) As Object
  RangeOf = Book.Sheets.getByName(words(1)).getCellRangeByName(words(2))
End Function

Function CellOf(words) As Object
  CellOf = Places(CInt(words(1))).getCellByPosition(CInt(words(2)), CInt(words(3)))
End Function

Function Setting(key As String, chosen) As Object
  Dim found As New com.sun.star.beans.PropertyValue
  found.Name = key
  found.Value = chosen
  Setting = found
End Function

Sub TellValues
  Dim n As Integer, r As Integer, c As Integer, rows, told As String
  For n = 0 To AreaCount - 1
    rows = Areas(n).getDataArray()
    told = ""
    For r = 0 To UBound(rows)
      For c = 0 To UBound(rows(r))
        told = told & Chr(9) & Word(rows(r)(c), Areas(n), c, r)
      Next c
    Next r
    Answers.writeString(Mid(told, 2) & Chr(10))
  Next n
End Sub

' A number as fifteen digits and what they leave out; a text after its sign, an error as its code.
Function Word(found, area As Object, c As Integer, r As Integer) As String
  Dim digits As String
  Select Case VarType(found)
    Case 8
      Word = "'" & found
    Case 5
      digits = CStr(found)
      Word = digits & "|" & CStr(found - CDbl(digits))
    Case Else
      Word = "!" & area.getCellByPosition(c, r).getError()
  End Select
End Function

Sub TellTexts
  Dim n As Integer, r As Integer, c As Integer, told As String
  For n = 0 To AreaCount - 1
    told = ""
    For r = 0 To Areas(n).Rows.Count - 1
      For c = 0 To Areas(n).Columns.Count - 1
        told = told & Chr(9) & Areas(n).getCellByPosition(c, r).getString()
      Next c
    Next r
    Answers.writeString(Mid(told, 2) & Chr(10))
  Next n
End Sub

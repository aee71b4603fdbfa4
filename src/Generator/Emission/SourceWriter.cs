using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes lines with indentation. Text of several lines is indented line by line; lines end in <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private const int Step = 4;
    private readonly StringBuilder _text = new();
    private int _indentation;

    public void WriteLine() => _text.Append('\n');

    public void WriteLine(string text)
    {
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (end > start)
                _text.Append(' ', _indentation).Append(text, start, end - start);
            _text.Append('\n');
            start = end + 1;
        }
    }

    /// <summary>Writes lines, unless there are none.</summary>
    public void WriteLines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            WriteLine(line);
    }

    public void Open(string header)
    {
        WriteLine(header);
        Open();
    }

    public void Open()
    {
        WriteLine("{");
        _indentation += Step;
    }

    /// <summary>Ends a block; a blank line before it is taken back.</summary>
    public void Close(string end = "}")
    {
        if (_text.Length > 1 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n')
            _text.Length--;
        _indentation -= Step;
        WriteLine(end);
    }

    public void Indent() => _indentation += Step;

    public void Unindent() => _indentation -= Step;

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);
}

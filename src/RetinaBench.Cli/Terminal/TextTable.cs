using System.Text;

namespace RetinaBench.Cli.Terminal;

/// <summary>Columns of text, as wide as their widest cell, two spaces apart; the last one ends where its text ends.</summary>
/// <remarks>Nothing is wrapped or cut, so that what is printed can be searched and piped.</remarks>
internal sealed class TextTable(params IReadOnlyList<string> header)
{
    private readonly List<IReadOnlyList<string>> _rows = [header];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One a column.</param>
    public void Add(params IReadOnlyList<string> cells)
    {
        if (cells.Count != header.Count)
            throw new ArgumentException($"{cells.Count} cells for {header.Count} columns", nameof(cells));
        _rows.Add(cells);
    }

    /// <summary>Writes the header and all rows.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, header.Count).Select(c => _rows.Max(r => r[c].Length))];
        foreach (IReadOnlyList<string> row in _rows)
        {
            var line = new StringBuilder();
            for (int c = 0; c < widths.Length; c++)
                line.Append(row[c].PadRight(widths[c] + 2));
            output.WriteLine(line.ToString().TrimEnd());
        }
    }
}

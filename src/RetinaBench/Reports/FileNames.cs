using System.Globalization;
using System.Text;

namespace RetinaBench.Reports;

/// <summary>Turns names that people chose into distinct file names that every file system takes.</summary>
internal sealed class FileNames
{
    private const int Longest = 64;

    // Windows keeps these for devices, whatever the extension.
    private static readonly string[] Reserved =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => (string[])[$"com{i}", $"lpt{i}"])];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A file name of a-z, 0-9, '-', '_' and '.', without extension; the same sequence of names gives the same file names.</summary>
    public string Next(string name)
    {
        string plain = Plain(name), distinct = plain;
        for (int i = 2; !_taken.Add(distinct); i++)
            distinct = string.Create(CultureInfo.InvariantCulture, $"{plain}-{i}");
        return distinct;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (char c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
                plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != '-')
                plain.Append('-');
        }

        string cut = plain.ToString(0, Math.Min(Longest, plain.Length)).Trim('-', '.');
        if (cut.Length == 0)
            return "unnamed";
        return Reserved.Contains(cut.Split('.')[0]) ? "_" + cut : cut;
    }
}

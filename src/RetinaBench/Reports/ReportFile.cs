using System.Text;

namespace RetinaBench.Reports;

/// <summary>One file of a report.</summary>
/// <remarks>Two are equal when path and bytes are. The bytes are kept, not copied; whoever made them leaves them as they are.</remarks>
public sealed record ReportFile
{
    /// <summary>Makes a file of text.</summary>
    /// <param name="path">Relative to the folder of the report, with '/' between folders, for example <c>models/oracle.md</c>.</param>
    /// <param name="text">Its content, Markdown, HTML or SVG for example, with '\n' line ends; stored as UTF-8.</param>
    public ReportFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>Makes a file of bytes.</summary>
    /// <param name="path">Relative to the folder of the report, with '/' between folders, for example <c>figures/oracle/movie.png</c>.</param>
    /// <param name="content">Its content, a picture for example.</param>
    public ReportFile(string path, ReadOnlyMemory<byte> content)
    {
        Path = path;
        Content = content;
    }

    /// <summary>Where it lies, relative to the folder of the report, with '/' between folders.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Its bytes read as UTF-8: the text of a file of text.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);

    /// <summary>Whether the other is the same file.</summary>
    /// <param name="other">The other file, or null.</param>
    public bool Equals(ReportFile? other) => other is not null && Path == other.Path && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Content.Length);
}

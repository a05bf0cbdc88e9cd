using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RetinaBench.Reports;

/// <summary>The folder of a report or a comparison and the list of what was written into it, in the format of sha256sum.</summary>
internal sealed partial class ReportFolder(string folder, string listName = ReportFolder.ReportList)
{
    /// <summary>The list of a report.</summary>
    public const string ReportList = "report.sha256";

    /// <summary>The list of a comparison, which may lie in the same folder.</summary>
    public const string ComparisonList = "comparison.sha256";

    private const int LargestList = 1 << 24;
    private const int LargestFile = 1 << 28;

    /// <summary>Writes every file, and removes of what is replaced the files that were written earlier and are not among them.</summary>
    /// <param name="files">What is written.</param>
    /// <param name="isReplaced">Whether a file that was written earlier, named by its path, belongs to what is replaced; all others stay, and stay listed.</param>
    public void Replace(IReadOnlyList<ReportFile> files, Func<string, bool> isReplaced)
    {
        if (folder.Length == 0)
            throw new InputException("the folder of the report is empty text; name a folder");
        if (File.Exists(folder))
            throw new InputException($"{folder}: is a file; a report needs a folder");
        try
        {
            ILookup<bool, ListedFile> earlier = ReadList(listName).ToLookup(f => isReplaced(f.Path));
            ListedFile[] listed = [.. earlier[false], .. files.Select(Write)];
            WriteBytes(listName, Encoding.UTF8.GetBytes(string.Concat(listed.Select(f => $"{f.Digest}  {f.Path}\n"))));
            // Style and script belong to a report and to a comparison beside it.
            HashSet<string> kept = [.. listed.Select(f => f.Path), .. new[] { ReportList, ComparisonList }.Where(other => other != listName).SelectMany(ReadList).Select(f => f.Path)];
            foreach (ListedFile stale in earlier[true].Where(f => !kept.Contains(f.Path)))
                Remove(stale);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{folder}: the report cannot be written there: {OneLine.Of(e.Message)}", e);
        }
    }

    private ListedFile Write(ReportFile file)
    {
        WriteBytes(file.Path, file.Content.Span);
        return new(Digest(file.Content.Span), file.Path);
    }

    // Written beside its place and renamed, so that nobody ever reads half a file.
    private void WriteBytes(string path, ReadOnlySpan<byte> content)
    {
        string place = Path.Combine(folder, path), unfinished = place + ".unfinished";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(place))!);
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, place, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private IReadOnlyList<ListedFile> ReadList(string name)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return [];
        string text = Encoding.UTF8.GetString(InputFile.ReadBytes(path, LargestList));
        // Lines that no report wrote, paths out of its folders above all, are passed over.
        return [.. text.Split('\n').Select(line => Listed().Match(line)).Where(match => match.Success)
            .Select(match => new ListedFile(match.Groups["digest"].Value, match.Groups["path"].Value))];
    }

    private void Remove(ListedFile stale)
    {
        string place = Path.Combine(folder, stale.Path);
        if (!File.Exists(place) || Digest(InputFile.ReadBytes(place, LargestFile)) != stale.Digest)
            return;
        File.Delete(place);
        for (string inner = Path.GetDirectoryName(stale.Path)!; inner.Length > 0; inner = Path.GetDirectoryName(inner)!)
        {
            string parent = Path.Combine(folder, inner);
            if (Directory.EnumerateFileSystemEntries(parent).Any())
                return;
            Directory.Delete(parent);
        }
    }

    private static string Digest(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    [GeneratedRegex(@"^(?<digest>[0-9a-f]{64})  (?<path>LEADERBOARD\.md|index\.html|leaderboard\.json|junit\.xml|site/site\.(css|js)|models/[a-z0-9_][a-z0-9_.-]*\.(md|html)|comparison/[a-z0-9_][a-z0-9_.-]*\.svg|figures/[a-z0-9_][a-z0-9_.-]*/[a-z0-9_][a-z0-9_.-]*\.(svg|png))$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Listed();

    private sealed record ListedFile(string Digest, string Path);
}

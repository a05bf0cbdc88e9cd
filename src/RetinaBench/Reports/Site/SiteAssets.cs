using System.Text;

namespace RetinaBench.Reports.Site;

/// <summary>The style and the script that every site carries along, so that it needs nothing from anywhere else.</summary>
internal static class SiteAssets
{
    /// <summary>Path of the style sheet in the folder of a report.</summary>
    public const string Style = "site/site.css";

    /// <summary>Path of the script in the folder of a report.</summary>
    public const string Script = "site/site.js";

    /// <summary>Both, as files of a report.</summary>
    public static IReadOnlyList<ReportFile> Files { get; } = [new(Style, Read(Style)), new(Script, Read(Script))];

    private static string Read(string name)
    {
        using Stream resource = typeof(SiteAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the resource {name} is missing from the assembly");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

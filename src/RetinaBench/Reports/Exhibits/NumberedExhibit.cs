using System.Globalization;

namespace RetinaBench.Reports.Exhibits;

/// <summary>An exhibit in its place on a model's page.</summary>
/// <param name="Exhibit">What is shown.</param>
/// <param name="Number">Its number among the figures, or among the tables, of the page; from 1.</param>
/// <param name="FileName">Name of its file without extension.</param>
/// <param name="AnimationNames">Names of the files of its animations without extension, in their order.</param>
internal sealed record NumberedExhibit(Exhibit Exhibit, int Number, string FileName, IReadOnlyList<string> AnimationNames)
{
    /// <summary>For example <c>Figure 3</c>.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{(Exhibit.Figure is null ? "Table" : "Figure")} {Number}");

    /// <summary>The place on the page, for example <c>figure-3</c>.</summary>
    public string Anchor => Label.ToLowerInvariant().Replace(' ', '-');
}

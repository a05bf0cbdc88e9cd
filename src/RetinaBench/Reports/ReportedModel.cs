using RetinaBench.Models;
using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;
using RetinaBench.Runs;

namespace RetinaBench.Reports;

/// <summary>A model of the record, its number there and the name of its files, empty where it has none.</summary>
internal sealed record ReportedModel(ModelRecord Model, int Number, string FileName)
{
    /// <summary>Whether the report has a page of it; its leaderboard alone has none.</summary>
    public bool HasPage => FileName.Length > 0;

    /// <summary>Its name in Markdown, which leads to its page where there is one.</summary>
    public string NameLink => HasPage ? MarkdownText.Link(Model.Name, PagePath) : MarkdownText.Escape(Model.Name);

    public string PagePath => $"models/{FileName}.md";

    public string RoleName => Model.Card?.Role switch
    {
        null => "unknown",
        ModelRole.Subject => "subject",
        ModelRole.Oracle => "oracle",
        _ => "null",
    };

    public string FigurePath(NumberedExhibit shown) => $"figures/{FileName}/{shown.FileName}.svg";

    public IEnumerable<(Animation Animation, string Path)> Animations(NumberedExhibit shown) =>
        shown.Exhibit.Animations.Zip(shown.AnimationNames, (animation, name) => (animation, $"figures/{FileName}/{name}.png"));
}

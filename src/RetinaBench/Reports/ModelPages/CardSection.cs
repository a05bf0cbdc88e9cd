using System.Globalization;
using RetinaBench.Models;
using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.ModelPages;

/// <summary>Writes what a model says of itself.</summary>
internal static class CardSection
{
    public static void Add(MarkdownDocument page, ReportedModel entry)
    {
        if (entry.Model.Error is { } error)
            page.Paragraph($"**Error:** {MarkdownText.Escape(error)}");
        if (entry.Model.NotRun is { } missing)
            page.Paragraph($"**Not run:** {MarkdownText.Escape(missing)}");
        if (entry.Model.Card is not { } card)
        {
            page.Bullets([$"**Kind:** {MarkdownText.Escape(entry.Model.Kind)}", "**Card:** none, since the model could not be opened"]);
            return;
        }

        page.Paragraph(MarkdownText.Escape(card.Description));
        page.Bullets(
        [
            $"**Name and version:** {MarkdownText.Escape(card.Name)}, {MarkdownText.Escape(card.Version)}",
            $"**Role:** {entry.RoleName}",
            $"**Kind:** {MarkdownText.Escape(entry.Model.Kind)}",
            $"**Citation:** {MarkdownText.Escape(card.Citation)}",
            $"**Input:** {Input(card)}{Calibration(card)}",
            .. card.Input is null ? (string[])[] : [$"**Classes:** {(card.Classes.Count == 0 ? "none, it does not decide" : MarkdownText.Escape(string.Join(", ", card.Classes)))}"],
            $"**Responses:** {MarkdownText.Escape(card.ResponseUnit)}",
            .. card.Cost is { } cost ? (string[])[$"**Cost:** {Values.Cell(cost.MultiplyAdds / 1e6)} million multiply-adds for a movie by its definition, {cost.Weights.ToString(CultureInfo.InvariantCulture)} weights and biases"] : [],
        ]);
        if (card.Layers.Count == 0)
            return;
        page.Paragraph("**Layers** in the order of the signal flow:");
        page.Table(Columns(), card.Layers);
    }

    private static Column<LayerCard>[] Columns() =>
    [
        new("Layer", "", layer => MarkdownText.Escape(layer.Name)),
        new("Role", "", layer => layer.Role.ToString().ToLowerInvariant()),
        new("Cell types", "", layer => Values.Whole(layer.CellTypes), Numeric: true),
        new("Response (frames x rows x columns)", "", layer => $"{Values.Whole(layer.Frames)} x {Values.Whole(layer.Rows)} x {Values.Whole(layer.Columns)}", Numeric: true),
    ];

    private static string Input(ModelCard card) => card.Input is { } input
        ? $"{Values.Whole(input.Frames)} frames of {Values.Whole(input.Rows)} x {Values.Whole(input.Columns)}"
        : "movies of any size: the model answers no stimuli, it is fitted to a cell";

    private static string Calibration(ModelCard card) =>
        (card.PixelDegrees is { } degrees ? $", {Values.Cell(degrees)} degrees a pixel" : "")
        + (card.FrameMilliseconds is { } duration ? $", {Values.Cell(duration)} ms a frame" : "");
}

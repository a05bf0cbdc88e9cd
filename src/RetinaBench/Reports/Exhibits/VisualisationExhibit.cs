using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Reports.Figures;
using Axis = RetinaBench.Reports.Figures.Axis;

namespace RetinaBench.Reports.Exhibits;

/// <summary>The movies that make cell types respond most: frames, what is decided on them, and their radial profiles.</summary>
internal static class VisualisationExhibit
{
    private const int FramesShown = 6;

    public static IEnumerable<Exhibit> Of(string experiment, VisualisationTable table)
    {
        yield return Frames(experiment, table);
        if (table.Positions == VisualisedPositions.Center)
        {
            yield return Profiles(experiment, table);
            if (table.Rows.Any(row => row.Movies.Any(m => m.Fit is not null)))
                yield return Surrounds(experiment, table);
        }
        else if (table.Rows.Any(row => row.Movies.Any(m => m.Decisions is not null)))
            yield return Decisions(experiment, table);
    }

    private static Exhibit Frames(string experiment, VisualisationTable table)
    {
        bool center = table.Positions == VisualisedPositions.Center;
        string title = center ? $"What makes one {table.Layer} cell respond most" : $"What makes a {table.Layer} type respond most";
        string caption = $"Frames of the movie to which gradient ascent led from the first start, the response being that of {(center ? "the cell in the middle" : "all cells of the type")}, averaged over frames; the middle of each frame. "
            + "The motion index (R - L) / (R + L) compares spatiotemporal Fourier energy that moves right and left; the surround index is the largest magnitude of the opposite sign around the centre over that in the centre. "
            + $"Intervals are 95 % intervals of Student's t over {Values.Whole(table.Rows.Max(row => row.Movies.Count))} starts. "
            + (table.Vital ? "The types are the vital pair." : "No pair of types is vital: the most direction-selective ones are shown.");
        return new(experiment, title, caption, [experiment],
            new([$"{table.Layer} type", "prefers", "motion index", "surround index", "response", "steps", "decided right on the last frame", "decided left"], [.. table.Rows.Select(Line)]),
            table.Rows.All(row => Clip(row) is null) ? null : new FilmStrip
            {
                Title = title,
                Description = caption,
                Key = "black: -1, grey: 0 (background), white: 1",
                Films = [.. table.Rows.Where(row => Clip(row) is not null).Select(row => new FilmRow($"{table.Layer} {Values.Whole(row.Index)}", Pictures(Clip(row)!)))],
            })
        {
            Animations = [.. table.Rows.Where(row => Clip(row) is { Frames: > 1 }).Select(row => Movie(table, row, Clip(row)!))],
        };
    }

    private static Animation Movie(VisualisationTable table, VisualisationRow row, MovieClip clip) => new(
        $"{table.Layer}-{Values.Whole(row.Index)}",
        $"Movie that makes {(table.Positions == VisualisedPositions.Center ? "one cell of " : "")}{table.Layer} {Values.Whole(row.Index)} respond most",
        clip.Frames, clip.Rows, clip.Columns, clip.ToBytes());

    private static MovieClip? Clip(VisualisationRow row) => row.Movies.Select(m => m.Clip).FirstOrDefault(clip => clip is not null);

    private static string[] Line(VisualisationRow row) =>
    [
        Values.Whole(row.Index),
        row.Preference switch { > 0 => "right", < 0 => "left", _ => "not asked" },
        row.MotionIndex is { } motion ? Text.Number(motion) : "n/a",
        row.SurroundIndex is { } surround ? Text.Number(surround) : "n/a",
        string.Join(", ", row.Movies.Select(m => m.Silent ? "silent" : Text.Number(m.Response))),
        string.Join(", ", row.Movies.Select(m => Values.Whole(m.Steps) + (m.Converged || m.Silent ? "" : " (not converged)"))),
        Values.Whole(row.Movies.Count(m => m.Decisions is { Count: > 0 } d && d[^1] > 0)),
        Values.Whole(row.Movies.Count(m => m.Decisions is { Count: > 0 } d && d[^1] < 0)),
    ];

    private static FilmFrame[] Pictures(MovieClip clip)
    {
        byte[] bytes = clip.ToBytes();
        int size = clip.Rows * clip.Columns, shown = Math.Min(FramesShown, clip.Frames);
        return [.. Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : i * (clip.Frames - 1) / (shown - 1))
            .Select(frame => new FilmFrame($"frame {Values.Whole(frame)}", clip.Rows, clip.Columns, bytes.AsMemory(frame * size, size)))];
    }

    private static Exhibit Decisions(string experiment, VisualisationTable table)
    {
        string title = $"Decision on the movies that make a {table.Layer} type respond most";
        string caption = "Decision for right minus decision for left at every frame, one line a start; the model answers right where the last frame is above 0.";
        return Lines(experiment, "decisions", title, caption, table, new("frame"), new("right minus left"), m => m.Decisions, frame => frame);
    }

    private static Exhibit Profiles(string experiment, VisualisationTable table)
    {
        string title = $"Centre and surround of what makes one {table.Layer} cell respond most";
        string caption = "Mean intensity around the centre of contrast, at the frame with the most contrast, one line a start; 0 is the background.";
        return Lines(experiment, "profiles", title, caption, table, new("distance", "pixels"), new("mean intensity"), m => m.Profile?.Means, ring => (ring + 0.5) * RadialProfile.RingWidth);
    }

    private static Exhibit Surrounds(string experiment, VisualisationTable table)
    {
        string title = $"Centre and surround fitted to what makes one {table.Layer} cell respond most";
        string caption = "The difference of two Gaussians, a [exp(-d^2 / 2 c^2) - k exp(-d^2 / 2 s^2)] over the distance d, fitted to each radial profile: width c of the centre, width s and strength k of the surround with its 95 % interval. "
            + "A fit on the edge of what is allowed is not determined by the profile.";
        return new($"{experiment}-fits", title, caption, [experiment],
            new([$"{table.Layer} type", "start", "c (pixels)", "s (pixels)", "k", "explained", "one Gaussian explains"],
                [.. table.Rows.SelectMany(row => row.Movies.Where(m => m.Fit is not null).Select(m => (string[])
                    [Values.Whole(row.Index), Values.Whole(m.Seed), .. SurroundValues.Of(m.Fit!)]))]),
            null);
    }

    private static Exhibit Lines(
        string experiment, string name, string title, string caption, VisualisationTable table, Axis x, Axis y, Func<VisualisedMovie, IReadOnlyList<double>?> values, Func<int, double> at) =>
        new($"{experiment}-{name}", title, caption, [experiment],
            new([$"{table.Layer} type", "start", "values"], [.. table.Rows.SelectMany(row => row.Movies.Where(m => values(m) is not null).Select(m => (string[])
                [Values.Whole(row.Index), Values.Whole(m.Seed), string.Join(" ", values(m)!.Select(Text.Number))]))]),
            new PanelGrid
            {
                Title = title,
                Description = caption,
                X = x,
                Y = y,
                Columns = 2,
                Panels = [.. table.Rows.Select(row => new Panel($"{table.Layer} {Values.Whole(row.Index)}", [.. row.Movies.Where(m => values(m) is not null).Select(m =>
                    new Series($"start {Values.Whole(m.Seed)}", [.. values(m)!.Select((value, i) => new ChartPoint(at(i), value))]))]) { ReferenceLines = [ReferenceLine.Horizontal(0, "")] })],
            });
}

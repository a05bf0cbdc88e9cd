using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Models;

namespace RetinaBench.Tests.Criteria;

/// <summary>
/// Outcomes of every experiment of murray2021 planted by hand: a model that shows what the papers report (values of the
/// protocol's table), and one at chance. No experiment runs, so a rule is tested on its own.
/// </summary>
internal sealed class PlantedOutcomes
{
    private const int Trials = 400;
    private static readonly Axis Alpha = new("alpha", "speed ratio alpha", "");
    private static readonly Axis S = new("s", "slow speed s", "pixels/frame");
    private readonly Dictionary<string, ExperimentOutcome> _outcomes = new(StringComparer.Ordinal);

    public static PlantedOutcomes Published()
    {
        PlantedOutcomes planted = new();
        planted.Set("single-lesions", PublishedLesions());
        planted.Set("minimal-circuits", Circuits(best: 0.70, others: 0.50));
        planted.Set("alpha-sweep", Curve(Alpha, AlphaPoints(), PublishedPsychometric));
        planted.Set("alpha-sweep-circuit", Curve(Alpha, AlphaPoints(), a => a < 2 ? 0.55 : 0.69 + ((a - 2) * 0.125)));
        planted.Set("s-sweep", Curve(S, SPoints(), s => s >= 1.2 ? 1.0 : 0.9));
        planted.Set("ganglion-direction-lesions", new DirectionLesionTable(Curve(S, SPoints(), _ => 0.7), [Sided(left: 1, right: 0), Sided(left: 0, right: 1)], ["ganglion:0", "ganglion:2"]));
        planted.Set("amacrine-direction-lesions", new DirectionLesionTable(Curve(S, SPoints(), _ => 0.7), [Sided(left: 0, right: 1)], ["amacrine:2"]));
        planted.Set("bipolar-speed-thresholds", Thresholds(1.0, 1.05, 1.22, 1.55, 1.68));
        planted.Set("bipolar-speed-thresholds-circuit", Thresholds(1.0, 1.5));
        planted.Set("ganglion-direction-index", Indices("ganglion", (0, 0.29), (2, -0.24)));
        planted.Set("amacrine-direction-index", Indices("amacrine", (4, -0.49)));
        planted.Set("bipolar-amplitudes", Amplitudes("bipolar", (4, 0.001, 0.01)));
        planted.Set("amacrine-amplitudes", Amplitudes("amacrine", (2, -0.5, -0.6)));
        planted.Set("ganglion-amplitudes", Amplitudes("ganglion", (0, 0.4, 0.8), (2, 0.4, 0.8)));
        planted.Set("decision-bias", new DecisionBias(new(0, Trials), "left"));
        planted.Set("circuit-search", Searched(found: 0.72, fresh: 0.70));
        planted.Set("unit-accuracies", Units((0.5, 0.65), (0.65, 0.83), (0.83, 1.1), (1.1, 1.49), (0.5, 0.56)));
        planted.Set("amacrine-kernel-gradients", Gradients(2, 0.06, 0.10, 0.11, 0.12, 0.13));
        planted.Set("ganglion-deep-visualisation", Visualised((0, 1), (2, -1)));
        planted.Set("ganglion-cell-visualisation", Visualised((0, 1), (2, -1)));
        planted.Set("signs", Signs(("bipolar", 0, 3, -1), ("amacrine", -2, 0, 0), ("ganglion", 0, 4, 0)));
        return planted;
    }

    /// <summary>A model that answers at random whatever it is shown, and whose cells respond alike to everything.</summary>
    public static PlantedOutcomes AtChance()
    {
        PlantedOutcomes planted = Published();
        LesionTable lesions = PublishedLesions();
        planted.Set("single-lesions", lesions with
        {
            Intact = Of(0.5),
            IntactLeft = Of(0.5),
            IntactRight = Of(0.5),
            Rows = [.. lesions.Rows.Select(r => r with { Accuracy = Of(0.5), Left = Of(0.5), Right = Of(0.5), Retained = 1 })],
            VitalGanglion = [],
            RightPreferring = null,
            LeftPreferring = null,
        });
        planted.Set("alpha-sweep", Curve(Alpha, AlphaPoints(), _ => 0.5));
        planted.Set("s-sweep", Curve(S, SPoints(), _ => 0.5));
        planted.Set("ganglion-cell-visualisation", Visualised((0, 1), (2, -1)) with { Vital = false });
        planted.Set("signs", Signs(("bipolar", 0, 0, null), ("amacrine", 0, 0, null), ("ganglion", 0, 0, null)));
        foreach (string dependent in new[] { "minimal-circuits", "alpha-sweep-circuit", "ganglion-direction-lesions", "amacrine-direction-lesions", "bipolar-speed-thresholds", "bipolar-speed-thresholds-circuit", "amacrine-kernel-gradients", "unit-accuracies", "ganglion-deep-visualisation" })
            planted.Refuse(dependent, RefusalKind.InsufficientData);
        planted.Set("circuit-search", Searched(found: 0.58, fresh: 0.5));
        planted.Set("ganglion-direction-index", Indices("ganglion"));
        planted.Set("amacrine-direction-index", Indices("amacrine"));
        planted.Set("bipolar-amplitudes", Amplitudes("bipolar"));
        planted.Set("amacrine-amplitudes", Amplitudes("amacrine"));
        planted.Set("ganglion-amplitudes", Amplitudes("ganglion"));
        return planted;
    }

    public ExperimentOutcomes Build() => new(_outcomes.Values);

    public PlantedOutcomes Set(string experiment, Measurement measurement)
    {
        _outcomes[experiment] = ExperimentOutcome.Of(experiment, measurement);
        return this;
    }

    public PlantedOutcomes Refuse(string experiment, RefusalKind kind)
    {
        _outcomes[experiment] = ExperimentOutcome.Refused(experiment, kind, "planted");
        return this;
    }

    public static Proportion Of(double share, int trials = Trials) => new((int)Math.Round(share * trials), trials);

    public static IEnumerable<double> AlphaPoints() => Enumerable.Range(0, 41).Select(i => (double)(i / 10m));

    public static IEnumerable<double> SPoints() => Enumerable.Range(0, 34).Select(i => (double)(0.50m + (0.03m * i)));

    public static double PublishedPsychometric(double alpha)
    {
        double[] rising = [0.47, 0.68, 0.76, 0.92, 0.85, 0.93, 0.90, 0.98, 0.95, 1.0];
        return alpha >= 2 ? 1.0 : alpha < 1 ? 0.7 : rising[(int)Math.Round((alpha - 1) * 10)];
    }

    public static AccuracyCurve AlphaCurve(Func<double, double> accuracy) => Curve(Alpha, AlphaPoints(), accuracy);

    public static AccuracyCurve SCurve(Func<double, double> accuracy) => Curve(S, SPoints(), accuracy);

    public static AccuracyCurve Sided(double left, double right) => new(
        S, "planted", [.. SPoints().Select(s => new AccuracyPoint(s, Of((left + right) / 2), Of(left, Trials / 2), Of(right, Trials / 2)))], null);

    public static LesionTable PublishedLesions()
    {
        double[] bipolar = [1.0, 0.96, 0.99, 1.0, 0.99, 1.0, 0.99, 0.97];
        double[] amacrine = [1.0, 1.0, 1.0, 0.99, 1.0, 1.0, 0.99, 1.0];
        double[] ganglion = [0.56, 1.0, 0.91, 1.0, 1.0, 1.0, 1.0, 1.0];
        IEnumerable<LesionRow> Rows(string layer, double[] values) =>
            values.Select((v, i) => new LesionRow(layer, Role(layer), i, Of(v), Of(v, Trials / 2), Of(v, Trials / 2), v));
        return new(
            Of(1.0), Of(1.0, Trials / 2), Of(1.0, Trials / 2), 0.95,
            [.. Rows("bipolar", bipolar), .. Rows("amacrine", amacrine), .. Rows("ganglion", ganglion)],
            [0, 2], 0, 2);
    }

    public static SignTable Signs(params (string Layer, double Smallest, double Largest, double? Weight)[] rows) =>
        new([.. rows.Select(r => new SignRow(r.Layer, Role(r.Layer), r.Smallest, r.Largest, r.Weight))]);

    public static CircuitTable Circuits(double best, double others)
    {
        CircuitRow[] rows = [.. from b in Enumerable.Range(0, 8) from a in Enumerable.Range(0, 8) select new CircuitRow(b, a, Of(b == 4 && a == 2 ? best : others))];
        return new([0, 2], rows, rows[(4 * 8) + 2]);
    }

    /// <summary>Rising types 1, 2, 3 ... with the given thresholds and intervals of +-0.01; type 0 never answers.</summary>
    public static SpeedThresholdTable Thresholds(params double[] crossings)
    {
        double[] speeds = [.. Enumerable.Range(0, 51).Select(i => (double)(0.5m + (0.05m * i)))];
        SpeedThresholdCurve Curve(int type, double? crossing) => new(
            type,
            speeds,
            [.. speeds.Select(v => Of(crossing is { } at && v >= at ? 1 : 0))],
            crossing is { } c ? new(c, c - 0.01, c + 0.01, Trials) : null,
            crossing is not null);
        return new(0, "planted", [Curve(0, null), .. crossings.Select((c, i) => Curve(i + 1, c))]);
    }

    /// <summary>Eight types without preference, but for the given ones.</summary>
    public static DirectionIndexTable Indices(string layer, params (int Type, double Index)[] selective)
    {
        Estimate flat = new(1, 0.99, 1.01, Trials);
        IEnumerable<DirectionIndexRow> rows = Enumerable.Range(0, 8).Select(i =>
        {
            double index = selective.Where(s => s.Type == i).Select(s => s.Index).FirstOrDefault();
            return new DirectionIndexRow(i, new(index, index - 0.02, index + 0.02, Trials), [flat], [flat]);
        });
        return new(layer, [2.5], 1.5, 3, [.. rows]);
    }

    /// <summary>Eight types with a mean of 0.1 at every speed, but for the given ones, which go evenly from slow to fast.</summary>
    public static AmplitudeTable Amplitudes(string layer, params (int Type, double Slow, double Fast)[] special)
    {
        double[] x = [.. SPoints()];
        double sign = layer == "amacrine" ? -1 : 1;
        IEnumerable<AmplitudeRow> rows = Enumerable.Range(0, 8).Select(i =>
        {
            (int _, double slow, double fast) = special.Any(s => s.Type == i) ? special.First(s => s.Type == i) : (i, 0.1 * sign, 0.1 * sign);
            return new AmplitudeRow(i, [.. x.Select((_, k) =>
            {
                double mean = slow + ((fast - slow) * k / (x.Length - 1));
                return new Estimate(mean, mean - (0.05 * Math.Abs(mean)), mean + (0.05 * Math.Abs(mean)), Trials);
            })]);
        });
        return new(layer, S, x, [.. rows]);
    }

    /// <summary>A search whose winner keeps the vital pair.</summary>
    public static CircuitSearchTable Searched(double found, double fresh, int trials = Trials)
    {
        ScreenedCircuit winner = new("bipolar:4;amacrine:2;ganglion:0,2", true, 1, Of(found, trials));
        return new(new(1792, "planted", 3, [winner], winner), [new(winner, Of(fresh, trials))]);
    }

    /// <summary>64 units that guess, but for one of each of the first bipolar types, which is right in 80 % over the given range.</summary>
    public static UnitTable Units(params (double From, double To)[] ranges)
    {
        double[] x = [.. SPoints()];
        UnitRow Row(int bipolar, int amacrine) => new(
            bipolar,
            amacrine,
            [.. x.Select(s => Of(amacrine == 3 && bipolar < ranges.Length && s >= ranges[bipolar].From && s <= ranges[bipolar].To ? 0.8 : 0.5))]);
        return new(S, [0, 2], 0.65, 4.24, x, [.. from b in Enumerable.Range(0, 8) from a in Enumerable.Range(0, 8) select Row(b, a)]);
    }

    /// <summary>Eight amacrine types whose weights fall evenly, but for the circuit's, which has the given mean weight at each column.</summary>
    public static KernelGradientTable Gradients(int circuit, params double[] columns)
    {
        double[] x = [.. columns.Select((_, c) => (double)c)];
        return new(4, circuit, [.. Enumerable.Range(0, 8).Select(type =>
        {
            double[] weights = type == circuit ? columns : [.. x.Select(c => 0.2 - (0.01 * c))];
            return new KernelGradientRow(type, weights, LinearTrend.Of(x, weights));
        })]);
    }

    /// <summary>Three movies for each type, which move and are decided the way of its preference, with a surround half as strong as the centre.</summary>
    public static VisualisationTable Visualised(params (int Type, int Preference)[] types) => new("ganglion", VisualisedPositions.All, true, [.. types.Select(type =>
    {
        VisualisedMovie[] movies = [.. new[] { 0.18, 0.20, 0.22 }.Select((index, i) => Movie(i + 1, type.Preference * index, 100 * type.Preference))];
        return new VisualisationRow(type.Type, type.Preference, MeanOfSample.Of([.. movies.Select(m => m.Energy.Index)]), MeanOfSample.Of([0.48, 0.5, 0.52]), movies);
    })]);

    /// <summary>A converged ascent with a motion index and a decision on the last frame.</summary>
    public static VisualisedMovie Movie(int seed, double index, double decision) =>
        new(seed, false, 250, 100, true, 0.02, new(1 + index, 1 - index), [0, decision], new(3, 10, 10, [-1, 0.5]), null);

    private static LayerRole Role(string layer) => Enum.Parse<LayerRole>(layer, ignoreCase: true);

    private static AccuracyCurve Curve(Axis axis, IEnumerable<double> xs, Func<double, double> accuracy) => new(
        axis,
        "planted",
        [.. xs.Select(x => new AccuracyPoint(x, Of(accuracy(x)), Of(accuracy(x), Trials / 2), Of(accuracy(x), Trials / 2)))],
        null);
}

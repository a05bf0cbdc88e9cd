using System.Globalization;
using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Cli.Training;

/// <summary>What <c>train</c> prints at the end; the whole record is in the file that it names.</summary>
/// <param name="Weights">Path of the weights.</param>
/// <param name="Record">Path of the record.</param>
/// <param name="Recipe">Name of the recipe.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Attempt">Number of the draw of initial weights that was trained, from 0: so many before it did not begin to learn.</param>
/// <param name="Epochs">Number of epochs.</param>
/// <param name="Loss">Mean loss of the last epoch, nats.</param>
/// <param name="Accuracy">Share of right decisions in the last epoch, with dropout, 0 to 1.</param>
/// <param name="HeldOutAccuracy">Share of right decisions on fresh stimuli after the last epoch, without dropout, 0 to 1; null where not tested.</param>
/// <param name="Seconds">Wall-clock seconds of all epochs.</param>
/// <param name="WeightsSha256">SHA-256 of the file of weights.</param>
/// <param name="ModelVersion">Version of the model that the weights make.</param>
internal sealed record TrainingSummary(
    string Weights, string Record, string Recipe, ulong Seed, int Attempt, int Epochs, double Loss, double Accuracy, double? HeldOutAccuracy, double Seconds, string WeightsSha256, string ModelVersion)
{
    /// <summary>Sums up a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="folder">Where its files lie.</param>
    public static TrainingSummary Of(TrainingRecord record, string folder)
    {
        TrainingCurve curve = record.Curve;
        return new(
            Path.Combine(folder, Murray2021Training.WeightsFileName), Path.Combine(folder, Murray2021Training.RecordFileName), record.Recipe.Name, record.Seed,
            record.SilentLosses.Count, curve.Epochs, curve.Loss[^1], curve.Accuracy[^1], curve.HeldOutAccuracy.Count > 0 ? curve.HeldOutAccuracy[^1] : null,
            record.Timing.Seconds, record.WeightsSha256, record.ModelVersion);
    }

    /// <summary>Writes the summary for people.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{Recipe}, seed {Seed}: {Epochs} epochs in {Seconds:0} s");
        if (Attempt > 0)
            Line($"attempt      {Attempt + 1}: {Attempt} earlier draws of initial weights did not begin to learn");
        Line($"loss         {Loss:0.000}, {100 * Accuracy:0.0} % right, with dropout, over the last epoch");
        if (HeldOutAccuracy is { } heldOut)
            Line($"fresh        {100 * heldOut:0.0} % right, without dropout");
        Line($"weights      {Weights}");
        Line($"sha256       {WeightsSha256}");
        Line($"record       {Record}");
    }
}

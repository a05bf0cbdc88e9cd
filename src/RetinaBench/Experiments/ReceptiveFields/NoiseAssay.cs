using RetinaBench.Experiments.Assays;
using RetinaBench.Models;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>One part of the white-noise movies shown to a model, and its responses correlated with them.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Types">Numbers of the cell types.</param>
/// <param name="Field">Which checks and cells.</param>
/// <param name="Noise">The movies.</param>
/// <param name="Part">Number of the part, from 0.</param>
public sealed record NoiseAssay(string Layer, IReadOnlyList<int> Types, FieldOptions Field, NoiseOptions Noise, int Part) : Assay
{
    // Every pixel is lit or dark, where a scene of dots has some hundred: on the reference core about ten times the work.
    private const int WeightOfMovie = 10;

    /// <inheritdoc/>
    public override string Key => FormattableString.Invariant($"{Layer}/part-{Part + 1}");

    /// <inheritdoc/>
    public override string Statement => FormattableString.Invariant(
        $"average noise before {Layer}:{string.Join(',', Types)}, {Field}, movies {First} to {End - 1}, {Noise}");

    /// <inheritdoc/>
    public override int Weight => checked((End - First) * WeightOfMovie);

    private int First => At(Part);

    private int End => At(Part + 1);

    /// <inheritdoc/>
    public override AssayFinding Perform(IModel model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var retina = (IRetinaModel)model;
        ModelCard card = model.Card;
        LayerCard layer = card.FindLayer(Layer)!;
        WhiteNoiseEnvironment environment = Noise.For(card.Geometry);
        IReadOnlyList<FieldCell> cells = FieldCell.Of(Field, Noise.CheckSize, card.Geometry, layer);
        ResponseQuery query = ResponseQuery.Of(Lesion.None, [new(Layer, Reduction.Full)]);
        ResponseWeightedAverage[] averages = [.. Types.Select(_ => new ResponseWeightedAverage(Field.Lags, Field.Side, Field.Side))];
        var window = new NoiseWindow(Field, card.Geometry, layer);
        for (int movie = First; movie < End; movie++)
        {
            cancellation.ThrowIfCancellationRequested();
            Stimulus stimulus = environment.Create(0, movie);
            ResponseBatch answer = retina.Respond([stimulus], query, cancellation);
            if (ResponseBatch.FindFault(card, 1, query, answer) is { } fault)
                throw new InvalidOperationException(fault);
            foreach (FieldCell cell in cells)
            {
                ReadOnlySpan<float> noise = window.Noise((WhiteNoiseScene)stimulus.Scene!, environment.Options.Checks, cell);
                for (int i = 0; i < averages.Length; i++)
                    averages[i].Add(noise, window.Responses(answer[0, 0, 0], Types[i], cell));
            }
        }

        return new NoiseResponses([.. averages.Select(average => average.ToSums())]);
    }

    private int At(int part) => (int)((long)Noise.Movies * part / NoiseOptions.Parts);
}

using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Computes responses by the plain equations of the model, layer by layer.</summary>
internal sealed class DirectResponder(Murray2021Parameters parameters, ModelCard card)
{
    private readonly Murray2021Architecture _a = parameters.Architecture;

    /// <summary>Fills the slots of one stimulus.</summary>
    public void Respond(Stimulus stimulus, ResponseQuery query, ResponseBatch batch, int index)
    {
        float[] movie = new float[_a.Input.Pixels];
        stimulus.Render(movie);
        float[] bipolar = Rectify(InTime(Space(movie, 1, _a.Input.Rows, _a.Input.Columns, _a.Bipolar, parameters.BipolarSpace), parameters.BipolarTime), 1);
        for (int c = 0; c < query.Conditions.Count; c++)
        {
            Lesion lesion = query.Conditions[c].Lesion;
            Dictionary<string, float[]> layers = Layers(bipolar, lesion);
            for (int r = 0; r < query.Conditions[c].Requests.Count; r++)
            {
                ResponseRequest request = query.Conditions[c].Requests[r];
                Reduce(layers[request.Layer], card.FindLayer(request.Layer)!, request.Reduction, batch[index, c, r]);
            }
        }
    }

    private Dictionary<string, float[]> Layers(float[] intact, Lesion lesion)
    {
        float[] bipolar = Mask(intact, lesion, Murray2021Model.BipolarLayer);
        Dictionary<string, float[]> layers = new() { [Murray2021Model.BipolarLayer] = bipolar };
        float[]? input = _a.GanglionBipolar is { } residual
            ? Space(bipolar, _a.BipolarTypes, _a.BipolarRows, _a.BipolarColumns, residual, parameters.GanglionBipolarSpace!) : null;
        if (_a.HasAmacrine)
        {
            float[] amacrine = Rectify(InTime(Space(bipolar, _a.BipolarTypes, _a.BipolarRows, _a.BipolarColumns, _a.Amacrine, parameters.AmacrineSpace!), parameters.AmacrineTime!), -1);
            layers[Murray2021Model.AmacrineLayer] = amacrine = Mask(amacrine, lesion, Murray2021Model.AmacrineLayer);
            float[] lateral = Space(amacrine, _a.AmacrineTypes, _a.AmacrineRows, _a.AmacrineColumns, _a.GanglionAmacrine, parameters.GanglionAmacrineSpace!);
            input = input is null ? lateral : [.. input.Zip(lateral, (x, y) => x + y)];
        }

        float[] ganglion = Mask(Rectify(InTime(input!, parameters.GanglionTime), 1), lesion, Murray2021Model.GanglionLayer);
        layers[Murray2021Model.GanglionLayer] = ganglion;
        layers[Murray2021Model.DecisionLayer] = Space(ganglion, _a.GanglionTypes, _a.GanglionRows, _a.GanglionColumns, new(_a.GanglionRows, _a.GanglionColumns, 1), parameters.Decision);
        return layers;
    }

    private float[] Mask(float[] response, Lesion lesion, string layerName)
    {
        float[] masked = [.. response];
        LayerCard layer = card.FindLayer(layerName)!;
        int perType = layer.Frames * layer.Positions;
        bool[] kept = lesion.KeptTypes(layer);
        for (int type = 0; type < kept.Length; type++)
        {
            if (!kept[type])
                masked.AsSpan(type * perType, perType).Clear();
        }

        return masked;
    }

    private float[] Space(float[] input, int sources, int rows, int columns, SpatialWindow window, ConvolutionWeights weights)
    {
        int frames = _a.Input.Frames, outRows = window.OutputRows(rows), outColumns = window.OutputColumns(columns), types = weights.Bias.Length;
        float[] output = new float[types * frames * outRows * outColumns];
        ReadOnlySpan<float> w = weights.Weights.Span;
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < frames; frame++)
            {
                for (int y = 0; y < outRows; y++)
                {
                    for (int x = 0; x < outColumns; x++)
                    {
                        float sum = weights.Bias.Span[type];
                        for (int source = 0; source < sources; source++)
                        {
                            for (int ky = 0; ky < window.Rows; ky++)
                            {
                                int row = (y * window.Stride) + ky - window.Padding;
                                if (row < 0 || row >= rows)
                                    continue;
                                for (int kx = 0; kx < window.Columns; kx++)
                                {
                                    int column = (x * window.Stride) + kx - window.Padding;
                                    if (column >= 0 && column < columns)
                                        sum += w[(((((type * sources) + source) * window.Rows) + ky) * window.Columns) + kx] * input[(((((source * frames) + frame) * rows) + row) * columns) + column];
                                }
                            }
                        }

                        output[(((((type * frames) + frame) * outRows) + y) * outColumns) + x] = sum;
                    }
                }
            }
        }

        return output;
    }

    private float[] InTime(float[] input, ConvolutionWeights weights)
    {
        int frames = _a.Input.Frames, types = weights.Bias.Length, positions = input.Length / (types * frames);
        float[] output = new float[input.Length];
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < frames; frame++)
            {
                Span<float> target = output.AsSpan(((type * frames) + frame) * positions, positions);
                target.Fill(weights.Bias.Span[type]);
                for (int lag = 0; lag < Math.Min(_a.Taps, frame + 1); lag++)
                {
                    float weight = weights.Weights.Span[(type * _a.Taps) + _a.Taps - 1 - lag];
                    ReadOnlySpan<float> source = input.AsSpan(((type * frames) + frame - lag) * positions, positions);
                    for (int p = 0; p < positions; p++)
                        target[p] += weight * source[p];
                }
            }
        }

        return output;
    }

    private static float[] Rectify(float[] values, float sign) => [.. values.Select(v => v > 0 ? sign * v : 0)];

    private static void Reduce(float[] full, LayerCard layer, Reduction reduction, Span<float> target)
    {
        int positions = layer.Positions, perType = layer.Frames * positions;
        for (int type = 0; type < layer.CellTypes; type++)
        {
            Span<float> own = full.AsSpan(type * perType, perType), last = own[^positions..];
            switch (reduction)
            {
                case Reduction.Full:
                    own.CopyTo(target[(type * perType)..]);
                    break;
                case Reduction.LastFrame:
                    last.CopyTo(target[(type * positions)..]);
                    break;
                case Reduction.SpatialMean:
                    for (int frame = 0; frame < layer.Frames; frame++)
                        target[(type * layer.Frames) + frame] = (float)Sum(own.Slice(frame * positions, positions), squared: false) / positions;
                    break;
                case Reduction.Mean:
                    target[type] = (float)(Sum(own, squared: false) / perType);
                    break;
                case Reduction.LastFrameEnergy:
                    target[type] = (float)Sum(last, squared: true);
                    break;
                case Reduction.Minimum:
                    target[type] = Extreme(own, Math.Min);
                    break;
                default:
                    target[type] = Extreme(own, Math.Max);
                    break;
            }
        }
    }

    private static float Extreme(ReadOnlySpan<float> values, Func<float, float, float> choose)
    {
        float chosen = values[0];
        foreach (float value in values)
            chosen = choose(chosen, value);
        return chosen;
    }

    private static double Sum(ReadOnlySpan<float> values, bool squared)
    {
        double sum = 0;
        foreach (float value in values)
            sum += squared ? value * value : value;
        return sum;
    }
}

using RetinaBench.Models;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021;

/// <summary>The equations of murray2021 written down plainly in double precision: the second computation that the model is held to.</summary>
internal sealed class PlainNetwork(Murray2021Parameters parameters, ModelCard card)
{
    private readonly Murray2021Architecture _a = parameters.Architecture;

    /// <summary>Full responses by layer, [types, frames, rows, columns].</summary>
    public IReadOnlyDictionary<string, double[]> Respond(Stimulus stimulus, Lesion lesion)
    {
        float[] movie = new float[_a.Input.Pixels];
        stimulus.Render(movie);
        return Respond([.. movie.Select(v => (double)v)], lesion);
    }

    /// <summary>The same for a movie of any values, [frames, rows, columns].</summary>
    public IReadOnlyDictionary<string, double[]> Respond(double[] movie, Lesion lesion)
    {
        var layers = new Dictionary<string, double[]>();
        double[] bipolar = Rectify(InTime(Space(movie, 1, _a.Input.Rows, _a.Input.Columns, _a.Bipolar, parameters.BipolarSpace), parameters.BipolarTime), 1);
        layers[Murray2021Model.BipolarLayer] = bipolar = Mask(bipolar, lesion, Murray2021Model.BipolarLayer);
        double[]? input = _a.GanglionBipolar is { } residual
            ? Space(bipolar, _a.BipolarTypes, _a.BipolarRows, _a.BipolarColumns, residual, parameters.GanglionBipolarSpace!) : null;
        if (_a.HasAmacrine)
        {
            double[] amacrine = Rectify(InTime(Space(bipolar, _a.BipolarTypes, _a.BipolarRows, _a.BipolarColumns, _a.Amacrine, parameters.AmacrineSpace!), parameters.AmacrineTime!), -1);
            layers[Murray2021Model.AmacrineLayer] = amacrine = Mask(amacrine, lesion, Murray2021Model.AmacrineLayer);
            double[] lateral = Space(amacrine, _a.AmacrineTypes, _a.AmacrineRows, _a.AmacrineColumns, _a.GanglionAmacrine, parameters.GanglionAmacrineSpace!);
            input = input is null ? lateral : [.. input.Zip(lateral, (x, y) => x + y)];
        }

        double[] ganglion = Mask(Rectify(InTime(input!, parameters.GanglionTime), 1), lesion, Murray2021Model.GanglionLayer);
        layers[Murray2021Model.GanglionLayer] = ganglion;
        layers[Murray2021Model.DecisionLayer] = Space(ganglion, _a.GanglionTypes, _a.GanglionRows, _a.GanglionColumns, new(_a.GanglionRows, _a.GanglionColumns, 1), parameters.Decision);
        return layers;
    }

    private double[] Mask(double[] response, Lesion lesion, string layerName)
    {
        double[] masked = [.. response];
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

    private double[] Space(double[] input, int sources, int rows, int columns, SpatialWindow window, ConvolutionWeights weights)
    {
        int frames = _a.Input.Frames, outRows = window.OutputRows(rows), outColumns = window.OutputColumns(columns), types = weights.Bias.Length;
        double[] output = new double[types * frames * outRows * outColumns];
        int at = 0;
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < frames; frame++)
            {
                for (int y = 0; y < outRows; y++)
                {
                    for (int x = 0; x < outColumns; x++)
                        output[at++] = weights.Bias.Span[type] + Window(input, sources, rows, columns, window, weights.Weights.Span, type, frame, y, x);
                }
            }
        }

        return output;
    }

    private double Window(double[] input, int sources, int rows, int columns, SpatialWindow window, ReadOnlySpan<float> weights, int type, int frame, int y, int x)
    {
        double sum = 0;
        for (int source = 0; source < sources; source++)
        {
            for (int ky = 0; ky < window.Rows; ky++)
            {
                for (int kx = 0; kx < window.Columns; kx++)
                {
                    int row = (y * window.Stride) + ky - window.Padding, column = (x * window.Stride) + kx - window.Padding;
                    if (row >= 0 && row < rows && column >= 0 && column < columns)
                        sum += weights[(((((type * sources) + source) * window.Rows) + ky) * window.Columns) + kx] * input[(((((source * _a.Input.Frames) + frame) * rows) + row) * columns) + column];
                }
            }
        }

        return sum;
    }

    private double[] InTime(double[] input, ConvolutionWeights weights)
    {
        int frames = _a.Input.Frames, types = weights.Bias.Length, positions = input.Length / (types * frames);
        double[] output = new double[input.Length];
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < frames; frame++)
            {
                for (int p = 0; p < positions; p++)
                {
                    double sum = weights.Bias.Span[type];
                    for (int tap = 0; tap < _a.Taps; tap++)
                    {
                        int from = frame - (_a.Taps - 1) + tap;
                        if (from >= 0)
                            sum += weights.Weights.Span[(type * _a.Taps) + tap] * input[(((type * frames) + from) * positions) + p];
                    }

                    output[(((type * frames) + frame) * positions) + p] = sum;
                }
            }
        }

        return output;
    }

    private static double[] Rectify(double[] values, double sign) => [.. values.Select(v => v > 0 ? sign * v : 0)];
}
